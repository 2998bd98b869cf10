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
import java.time.Instant;

/** Row of a document. The database refuses to change it. */
@Entity
@Table(name = "book_document")
class DocumentRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;

  @Column(name = "book_no")
  public String bookNo;

  @Enumerated(EnumType.STRING)
  public DocumentKind kind;

  @Column(name = "doc_no")
  public String docNo;

  @Column(name = "content_sha256")
  public String contentSha256;

  public boolean declared;

  @Column(name = "counter_zone")
  public String counterZone;

  @Column(name = "counter_book")
  public String counterBook;

  @Column(name = "original_no")
  public String originalNo;

  @Column(name = "customs_no")
  public String customsNo;

  public String reason;

  public String actor;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "happened_at")
  public Instant happenedAt;

  @Column(name = "recorded_at")
  public Instant recordedAt;
}
