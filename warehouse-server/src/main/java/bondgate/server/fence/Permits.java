package bondgate.server.fence;

import bondgate.events.Permit;
import bondgate.server.ledger.TransferId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The permits of a zone: which tag may go through which opening, in which direction, and why. */
@ApplicationScoped
public class Permits {
  private final Portals portals;

  @Inject
  Permits(Portals portals) {
    this.portals = portals;
  }

  /** The permits that are open now, with their version. */
  @Transactional
  public OpenPermits current(String zone) {
    // The version first: if a change comes in between, the list is newer than its number says, and
    // the next one repeats it; the other way round an agent would keep an old list as a new one.
    long version = version(zone);
    List<Permit> permits =
        PermitRow.<PermitRow>list(
                "zone = ?1 and closedLeaf is null order by epc, portal, direction", zone)
            .stream()
            .map(row -> new Permit(row.epc, row.portal, row.direction, row.document))
            .toList();
    return new OpenPermits(version, permits);
  }

  /** The version alone: 0 before the first change. */
  @Transactional
  public long version(String zone) {
    PermitVersionRow row = PermitVersionRow.findById(zone);
    return row == null ? 0 : row.version;
  }

  /** The open permits of those tags. */
  @Transactional
  public Map<String, OpenPermit> open(String zone, Collection<String> epcs) {
    Map<String, OpenPermit> found = new HashMap<>();
    for (PermitRow row :
        PermitRow.<PermitRow>list(
            "zone = ?1 and epc in ?2 and closedLeaf is null order by id", zone, epcs)) {
      found.putIfAbsent(row.epc, row.permit());
    }
    return found;
  }

  List<OpenPermit> open(String zone, String epc) {
    return PermitRow.<PermitRow>list(
            "zone = ?1 and epc = ?2 and closedLeaf is null order by id", zone, epc)
        .stream()
        .map(PermitRow::permit)
        .toList();
  }

  /**
   * Opens a permit at every opening that leads there, by act {@code leafIndex}.
   *
   * @return the orders that no opening serves; if there are any, nothing was opened
   */
  @Transactional(TxType.MANDATORY)
  public List<PermitOrder> open(String zone, List<PermitOrder> orders, long leafIndex, Instant at) {
    List<Portal> all = portals.all(zone);
    List<PermitOrder> wayless =
        orders.stream()
            .filter(order -> Portals.ways(all, order.from(), order.to()).isEmpty())
            .toList();
    if (!wayless.isEmpty()) {
      return wayless;
    }
    for (PermitOrder order : orders) {
      for (Portals.Way way : Portals.ways(all, order.from(), order.to())) {
        PermitRow row = new PermitRow();
        row.zone = zone;
        row.epc = order.epc();
        row.portal = way.portal();
        row.direction = way.direction();
        row.document = order.document();
        row.moveId = order.moveId().value();
        row.openedLeaf = leafIndex;
        row.openedAt = at;
        row.persist();
      }
    }
    changed(zone);
    return List.of();
  }

  /** Closes every permit of that planned move: it was made, or withdrawn. */
  @Transactional(TxType.MANDATORY)
  void close(String zone, TransferId moveId, long leafIndex, Instant at) {
    List<PermitRow> rows =
        PermitRow.list("zone = ?1 and moveId = ?2 and closedLeaf is null", zone, moveId.value());
    for (PermitRow row : rows) {
      row.closedLeaf = leafIndex;
      row.closedAt = at;
    }
    if (!rows.isEmpty()) {
      changed(zone);
    }
  }

  private static void changed(String zone) {
    PermitVersionRow row = PermitVersionRow.findById(zone);
    if (row == null) {
      row = new PermitVersionRow();
      row.zone = zone;
      row.version = 1;
      row.persist();
    } else {
      row.version++;
    }
  }
}
