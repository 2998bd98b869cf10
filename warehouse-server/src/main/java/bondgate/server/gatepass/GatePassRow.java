package bondgate.server.gatepass;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** Row of a gate pass. The database refuses to change it. */
@Entity
@Table(name = "gate_pass")
class GatePassRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;

  @Column(name = "pass_no")
  public String passNo;

  @Column(name = "content_sha256")
  public String contentSha256;

  public int pieces;

  @Column(name = "held_fen")
  public long heldFen;

  @Column(name = "by_customs")
  public boolean byCustoms;

  public String actor;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "approved_at")
  public Instant approvedAt;

  /** The answer to a pass whose number was approved before, with the same content or another. */
  static Optional<GatePassResult> earlier(String zone, String passNo, String digest) {
    return GatePassRow.<GatePassRow>find("zone = ?1 and passNo = ?2", zone, passNo)
        .firstResultOptional()
        .map(
            row ->
                row.contentSha256.equals(digest)
                    ? new GatePassResult.ApprovedBefore(row.leafIndex)
                    : new GatePassResult.IsOtherwise(passNo, row.leafIndex));
  }
}
