package bondgate.server.book;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Row of an inbound list. The database refuses to change it. */
@Entity
@Table(name = "book_inbound_list")
class InboundListRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;

  @Column(name = "list_no")
  public String listNo;

  @Column(name = "content_sha256")
  public String contentSha256;

  public int pieces;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "accepted_at")
  public Instant acceptedAt;
}
