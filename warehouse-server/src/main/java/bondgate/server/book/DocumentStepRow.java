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

/** Row of what happened to a document. The database refuses to change it. */
@Entity
@Table(name = "book_document_step")
class DocumentStepRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(name = "document_id")
  public long documentId;

  public String zone;

  @Enumerated(EnumType.STRING)
  public DocumentStep step;

  @Column(name = "paper_no")
  public String paperNo;

  @Column(name = "content_sha256")
  public String contentSha256;

  public String actor;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "happened_at")
  public Instant happenedAt;

  @Column(name = "recorded_at")
  public Instant recordedAt;
}
