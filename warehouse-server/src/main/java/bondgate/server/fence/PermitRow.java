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
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

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

  @Column(name = "by_document")
  public boolean byDocument;

  public boolean waits;

  @Column(name = "opened_leaf")
  public long openedLeaf;

  @Column(name = "opened_at")
  public Instant openedAt;

  @Column(name = "closed_leaf")
  public Long closedLeaf;

  @Column(name = "closed_at")
  public Instant closedAt;

  /** The open ones of those tags, the oldest first. */
  static List<PermitRow> open(String zone, Collection<String> epcs) {
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            "SELECT * FROM fence_permit WHERE zone = :zone AND epc = ANY (:epcs)"
                + " AND closed_leaf IS NULL ORDER BY id",
            PermitRow.class)
        .setParameter("zone", zone)
        .setParameter("epcs", epcs.toArray(String[]::new))
        .list();
  }

  OpenPermit permit() {
    return new OpenPermit(
        epc, portal, direction, document, new TransferId(moveId), byDocument, waits);
  }
}
