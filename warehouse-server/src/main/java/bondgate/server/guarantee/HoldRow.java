package bondgate.server.guarantee;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Row that says whose a hold is. The database refuses to change it. */
@Entity
@Table(name = "guarantee_hold")
class HoldRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;
  public String epc;

  @Enumerated(EnumType.STRING)
  public Hold.Purpose purpose;

  public String document;

  @Column(name = "amount_fen")
  public long amountFen;

  @Column(name = "transfer_id")
  public UUID transferId;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "held_at")
  public Instant heldAt;

  /** The open ones on those tags, the oldest first. */
  static List<HoldRow> openOn(String zone, Collection<String> epcs) {
    // As an array: a list of parameters would be translated anew for every number of them.
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            "SELECT h.* FROM guarantee_hold h WHERE h.zone = :zone AND h.epc = ANY (:epcs)"
                + " AND NOT EXISTS (SELECT FROM guarantee_hold_end e WHERE e.hold_id = h.id)"
                + " ORDER BY h.id",
            HoldRow.class)
        .setParameter("zone", zone)
        .setParameter("epcs", epcs.toArray(String[]::new))
        .list();
  }

  /** The open ones for the retail tax of those documents, the oldest first. */
  static List<HoldRow> openRetailOf(String zone, Collection<String> documents) {
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            "SELECT h.* FROM guarantee_hold h WHERE h.zone = :zone AND h.document = ANY (:documents)"
                + " AND h.purpose = 'RETAIL'"
                + " AND NOT EXISTS (SELECT FROM guarantee_hold_end e WHERE e.hold_id = h.id)"
                + " ORDER BY h.id",
            HoldRow.class)
        .setParameter("zone", zone)
        .setParameter("documents", documents.toArray(String[]::new))
        .list();
  }

  /** The numbers of the rows whose holds have those ids. */
  static Map<UUID, Long> ids(Collection<UUID> transferIds) {
    Map<UUID, Long> ids = new HashMap<>();
    getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            "SELECT h.* FROM guarantee_hold h WHERE h.transfer_id = ANY (:ids)", HoldRow.class)
        .setParameter("ids", transferIds.toArray(UUID[]::new))
        .list()
        .forEach(row -> ids.put(row.transferId, row.id));
    return ids;
  }

  /** The hold with its parts of the last generation. */
  Hold hold(List<HoldPartRow> all) {
    int last = all.stream().mapToInt(part -> part.generation).max().orElse(0);
    return new Hold(
        epc,
        purpose,
        document,
        amountFen,
        new TransferId(transferId),
        last,
        all.stream().filter(part -> part.generation == last).map(HoldPartRow::part).toList());
  }
}
