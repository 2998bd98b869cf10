package bondgate.server.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A ledger book on a store that is a list: what the database does for it, without one. The store
 * keeps whole batches only, as a transaction does.
 */
final class MemoryLedger {
  static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");

  private final List<Account> accounts = new ArrayList<>();
  private final List<JournalRow> stored = new ArrayList<>();
  private final Map<TransferId, JournalRow> byId = new HashMap<>();
  private final Map<TransferId, EntryKind> endings = new HashMap<>();
  private LedgerBook book = new LedgerBook("test");

  LedgerBook book() {
    return book;
  }

  List<JournalRow> stored() {
    return stored;
  }

  void open(Account account) {
    accounts.add(account);
    book.accounts().add(account, accounts.size(), false, Balance.ZERO, 0);
  }

  ChainResult submit(Chain chain) {
    return submit(List.of(chain), AT).get(0);
  }

  List<ChainResult> submit(List<Chain> chains, Instant at) {
    try {
      return book.submit(chains, Voucher.of("staff:ls-07", 3, at), this::find);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<TransferId, Earlier> find(Collection<TransferId> ids) {
    Map<TransferId, Earlier> found = new HashMap<>();
    for (TransferId id : ids) {
      JournalRow row = byId.get(id);
      if (row != null) {
        EntryKind ending = endings.get(id);
        found.put(
            id,
            new Earlier(
                row.kind(),
                row.asked(),
                row.amount(),
                ending == null ? Earlier.Fate.OPEN : Earlier.Fate.of(ending)));
      }
    }
    return found;
  }

  /** Stores the batch, whole; the writer has not heard of it yet. */
  JournalBatch store() {
    JournalBatch batch = book.seal();
    for (JournalRow row : batch.rows()) {
      stored.add(row);
      byId.put(row.id(), row);
      if (row.ends() != null) {
        endings.put(row.ends().id(), row.kind());
      }
    }
    return batch;
  }

  void commit() {
    book.committed(store());
  }

  /** What a writer that starts anew makes of the store: the same rows, applied in the same way. */
  void restart() {
    book = replayed();
  }

  LedgerBook replayed() {
    LedgerBook anew = new LedgerBook("test");
    for (int i = 0; i < accounts.size(); i++) {
      anew.accounts().add(accounts.get(i), i + 1, false, Balance.ZERO, 0);
    }
    stored.forEach(anew::apply);
    anew.committed(anew.seal());
    return anew;
  }
}
