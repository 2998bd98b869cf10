package bondgate.server.guarantee;

import bondgate.server.ledger.TransferId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Row that ends a hold, at most one for each. The database refuses to change it. */
@Entity
@Table(name = "guarantee_hold_end")
class HoldEndRow extends PanacheEntityBase {
  @Id
  @Column(name = "hold_id")
  public Long holdId;

  public String outcome;
  public String document;

  @Column(name = "transfer_id")
  public UUID transferId;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "ended_at")
  public Instant endedAt;

  static HoldEndRow of(long holdId, Guarantees.Ended ended, long leafIndex, Instant at) {
    HoldEndRow row = new HoldEndRow();
    row.holdId = holdId;
    row.outcome = ended.outcome().name();
    row.document = ended.document();
    row.transferId = TransferId.of(ended.hold().id().toString(), "end").value();
    row.leafIndex = leafIndex;
    row.endedAt = at;
    return row;
  }
}
