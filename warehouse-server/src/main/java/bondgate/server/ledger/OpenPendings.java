package bondgate.server.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The pending transfers that are open, by id, and by when they expire. */
final class OpenPendings {
  private final Map<TransferId, OpenPending> byId = new HashMap<>();
  private final TreeSet<OpenPending> byExpiry =
      new TreeSet<>(
          Comparator.comparingLong(OpenPending::expiresAtUs).thenComparingLong(OpenPending::seq));

  void add(OpenPending pending) {
    byId.put(pending.id(), pending);
    if (pending.expiresAtUs() != OpenPending.NEVER) {
      byExpiry.add(pending);
    }
  }

  void remove(OpenPending pending) {
    byId.remove(pending.id());
    if (pending.expiresAtUs() != OpenPending.NEVER) {
      byExpiry.remove(pending);
    }
  }

  /** The open one with that id; null if there is none. */
  OpenPending find(TransferId id) {
    return byId.get(id);
  }

  /** The first that is due by then; null if none is. */
  OpenPending due(long atUs) {
    return byExpiry.isEmpty() || byExpiry.first().expiresAtUs() > atUs ? null : byExpiry.first();
  }

  /** When the first of them expires, microseconds since 1970; {@link OpenPending#NEVER}. */
  long nextExpiryUs() {
    return byExpiry.isEmpty() ? OpenPending.NEVER : byExpiry.first().expiresAtUs();
  }

  Collection<OpenPending> all() {
    return byId.values();
  }
}
