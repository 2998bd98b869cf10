package bondgate.server.book;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** Row of an account book. The database refuses to change it. */
@Entity
@Table(name = "book_register")
class BookRegisterRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;

  @Column(name = "book_no")
  public String bookNo;

  public String enterprise;

  @Column(name = "valid_until")
  public LocalDate validUntil;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "opened_at")
  public Instant openedAt;
}
