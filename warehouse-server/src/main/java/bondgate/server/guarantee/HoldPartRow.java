package bondgate.server.guarantee;

import bondgate.server.ledger.TransferId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Row of what one instrument bears of a hold. The database refuses to change it. */
@Entity
@Table(name = "guarantee_hold_part")
class HoldPartRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(name = "hold_id")
  public long holdId;

  public int generation;
  public String zone;
  public String instrument;

  @Column(name = "amount_fen")
  public long amountFen;

  @Column(name = "transfer_id")
  public UUID transferId;

  public String document;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "taken_at")
  public Instant takenAt;

  /** The rows of those holds, the oldest first. */
  static List<HoldPartRow> of(List<HoldRow> holds) {
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            "SELECT * FROM guarantee_hold_part WHERE hold_id = ANY (:holds) ORDER BY id",
            HoldPartRow.class)
        .setParameter("holds", holds.stream().map(hold -> hold.id).toArray(Long[]::new))
        .list();
  }

  HoldPart part() {
    return new HoldPart(instrument, amountFen, new TransferId(transferId));
  }
}
