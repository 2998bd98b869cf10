package bondgate.server.book;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Row of a figure that a year was closed with. The database refuses to change it. */
@Entity
@Table(name = "book_year_line")
class YearLineRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(name = "year_id")
  public long yearId;

  public String item;

  @Enumerated(EnumType.STRING)
  public Holding holding;

  public long pieces;

  @Column(name = "value_fen")
  public long valueFen;
}
