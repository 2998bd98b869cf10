package bondgate.server.ledger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one transaction stores: rows, oldest first and numbered without gaps, and the absolute
 * balances after them of every account that they touch, in columns ordered by stored id.
 */
final class JournalBatch {
  /** The longest walk along the journal from a snapshot. */
  static final int ROWS_PER_SNAPSHOT = 1024;

  private final List<JournalRow> rows;
  private final int[] accounts;
  private final long[] before;
  private final long[] after;
  private final long[] debitsPending;
  private final long[] debitsPosted;
  private final long[] creditsPending;
  private final long[] creditsPosted;
  private final boolean[] snapshot;

  private JournalBatch(List<JournalRow> rows, int size) {
    this.rows = rows;
    accounts = new int[size];
    before = new long[size];
    after = new long[size];
    debitsPending = new long[size];
    debitsPosted = new long[size];
    creditsPending = new long[size];
    creditsPosted = new long[size];
    snapshot = new boolean[size];
  }

  /** One account of a batch: the row before it, and how many rows of it touch the account. */
  private static final class Touched {
    final long before;
    int rows;

    Touched(long before) {
      this.before = before;
    }
  }

  static JournalBatch of(List<JournalRow> rows, AccountTable table) {
    Map<Integer, Touched> touched = new HashMap<>(4 * rows.size());
    for (JournalRow row : rows) {
      touched.computeIfAbsent(row.debit(), slot -> new Touched(row.debitPrev())).rows++;
      touched.computeIfAbsent(row.credit(), slot -> new Touched(row.creditPrev())).rows++;
    }
    long[] order = new long[touched.size()];
    int next = 0;
    for (int slot : touched.keySet()) {
      order[next++] = (long) table.storedId(slot) << 32 | slot;
    }
    Arrays.sort(order);
    JournalBatch batch = new JournalBatch(rows, order.length);
    for (int i = 0; i < order.length; i++) {
      int slot = (int) order[i];
      batch.fill(i, slot, touched.get(slot), table);
    }
    return batch;
  }

  private void fill(int i, int slot, Touched touched, AccountTable table) {
    accounts[i] = table.storedId(slot);
    before[i] = touched.before;
    after[i] = table.lastSeq(slot);
    debitsPending[i] = table.debitsPending(slot);
    debitsPosted[i] = table.debitsPosted(slot);
    creditsPending[i] = table.creditsPending(slot);
    creditsPosted[i] = table.creditsPosted(slot);
    snapshot[i] = table.wantsSnapshot(slot, touched.rows, ROWS_PER_SNAPSHOT);
  }

  List<JournalRow> rows() {
    return rows;
  }

  /** Stored ids of the accounts, ascending. */
  int[] accounts() {
    return accounts;
  }

  /**
   * For each account the last row that touched it before this batch: what the stored balance must
   * still say.
   */
  long[] before() {
    return before;
  }

  /** For each account the last row that touches it. */
  long[] after() {
    return after;
  }

  long[] debitsPending() {
    return debitsPending;
  }

  long[] debitsPosted() {
    return debitsPosted;
  }

  long[] creditsPending() {
    return creditsPending;
  }

  long[] creditsPosted() {
    return creditsPosted;
  }

  /** For each account whether the balances are kept for reading the past. */
  boolean[] snapshot() {
    return snapshot;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Number of the last row. */
  long lastSeq() {
    return lastRow().seq();
  }

  JournalRow lastRow() {
    return rows.get(rows.size() - 1);
  }

  /** Number of the last row before this batch. */
  long seqBefore() {
    return rows.get(0).seq() - 1;
  }
}
