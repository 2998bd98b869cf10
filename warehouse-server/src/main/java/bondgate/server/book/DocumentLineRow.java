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

/** Row of a document's line. The database refuses to change it. */
@Entity
@Table(name = "book_document_line")
class DocumentLineRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(name = "document_id")
  public long documentId;

  @Column(name = "line_no")
  public int lineNo;

  public String item;

  public long quantity;

  @Column(name = "value_fen")
  public long valueFen;

  @Enumerated(EnumType.STRING)
  @Column(name = "from_holding")
  public Holding fromHolding;

  @Enumerated(EnumType.STRING)
  @Column(name = "to_holding")
  public Holding toHolding;

  @Column(name = "original_line")
  public int originalLine;
}
