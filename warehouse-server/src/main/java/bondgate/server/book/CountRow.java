package bondgate.server.book;

import bondgate.server.goods.Place;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Row of what a stock-take counted of an item. The database refuses to change it. */
@Entity
@Table(name = "book_count")
class CountRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(name = "document_id")
  public long documentId;

  public String item;

  @Enumerated(EnumType.STRING)
  public Place place;

  @Column(name = "on_book")
  public long onBook;

  public long counted;
}
