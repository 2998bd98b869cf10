package bondgate.server.book;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Row of a closed year of a book. The database refuses to change it. */
@Entity
@Table(name = "book_year")
class YearRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;

  @Column(name = "book_no")
  public String bookNo;

  public int year;

  public Instant until;

  @Column(name = "open_documents")
  public int openDocuments;

  public String actor;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "closed_at")
  public Instant closedAt;
}
