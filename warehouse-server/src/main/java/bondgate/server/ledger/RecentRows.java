package bondgate.server.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows that are not known to be committed yet, as later transfers must see them. */
final class RecentRows {
  private final Map<TransferId, JournalRow> rows = new HashMap<>();
  private final Map<TransferId, EntryKind> endings = new HashMap<>();

  void add(JournalRow row) {
    rows.put(row.id(), row);
    if (row.ends() != null) {
      endings.put(row.ends().id(), row.kind());
    }
  }

  void remove(JournalRow row) {
    rows.remove(row.id());
    if (row.ends() != null) {
      endings.remove(row.ends().id());
    }
  }

  /** They are stored now: whoever asks for them asks the store. */
  void committed(List<JournalRow> stored) {
    stored.forEach(this::remove);
  }

  /** Null if it is none of these. */
  Earlier find(TransferId id) {
    JournalRow row = rows.get(id);
    return row == null ? null : new Earlier(row.kind(), row.asked(), row.amount(), fate(id));
  }

  /** How a pending transfer was ended by one of these; {@code OPEN} if by none. */
  Earlier.Fate fate(TransferId pending) {
    EntryKind ending = endings.get(pending);
    return ending == null ? Earlier.Fate.OPEN : Earlier.Fate.of(ending);
  }
}
