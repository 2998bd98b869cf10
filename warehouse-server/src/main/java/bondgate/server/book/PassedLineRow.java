package bondgate.server.book;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Row of what of a line passed the gate, by one gate pass. The database refuses to change it. */
@Entity
@Table(name = "book_passed_line")
class PassedLineRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(name = "step_id")
  public long stepId;

  @Column(name = "document_id")
  public long documentId;

  @Column(name = "line_no")
  public int lineNo;

  public long quantity;
}
