package bondgate.server.sale;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Row of a sale. The database refuses to change it. */
@Entity
@Table(name = "sale")
class SaleRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;

  @Column(name = "sale_no")
  public String saleNo;

  @Column(name = "customs_release_ref")
  public String customsReleaseRef;

  @Column(name = "content_sha256")
  public String contentSha256;

  public int pieces;

  @Column(name = "held_fen")
  public long heldFen;

  public String actor;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "recorded_at")
  public Instant recordedAt;
}
