package bondgate.server.fence;

import bondgate.events.Direction;
import bondgate.server.ledger.TransferId;
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
import java.util.UUID;

/** Row of a permit; its closing is written once. */
@Entity
@Table(name = "fence_permit")
class PermitRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;
  public String epc;
  public String portal;

  @Enumerated(EnumType.STRING)
  public Direction direction;

  public String document;

  @Column(name = "move_id")
  public UUID moveId;

  @Column(name = "opened_leaf")
  public long openedLeaf;

  @Column(name = "opened_at")
  public Instant openedAt;

  @Column(name = "closed_leaf")
  public Long closedLeaf;

  @Column(name = "closed_at")
  public Instant closedAt;

  OpenPermit permit() {
    return new OpenPermit(epc, portal, direction, document, new TransferId(moveId));
  }
}
