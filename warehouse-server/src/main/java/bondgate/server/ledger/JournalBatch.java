package bondgate.server.ledger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one transaction stores: rows, oldest first and numbered without gaps, each with what its two
 * accounts stand at after it, and balances and snapshots beside them.
 */
final class JournalBatch {
  /** The longest walk along the journal from a snapshot. */
  static final int ROWS_PER_SNAPSHOT = 1024;

  /** Sums of one side of a row: debits pending and posted, credits pending and posted. */
  static final int SUMS = 4;

  private final List<JournalRow> rows;
  private final long[] sums;
  private final BalanceColumns balances;
  private final BalanceColumns snapshots;
  private final long writtenThrough;

  private JournalBatch(
      List<JournalRow> rows,
      long[] sums,
      BalanceColumns balances,
      BalanceColumns snapshots,
      long writtenThrough) {
    this.rows = rows;
    this.sums = sums;
    this.balances = balances;
    this.snapshots = snapshots;
    this.writtenThrough = writtenThrough;
  }

  /** One account of a batch: its sums on the way back, and how many rows touch it. */
  private static final class Touched {
    private long debitsPending;
    private long debitsPosted;
    private long creditsPending;
    private long creditsPosted;
    private int rows;

    Touched(AccountTable table, int slot) {
      debitsPending = table.debitsPending(slot);
      debitsPosted = table.debitsPosted(slot);
      creditsPending = table.creditsPending(slot);
      creditsPosted = table.creditsPosted(slot);
    }

    void put(long[] sums, int at) {
      sums[at] = debitsPending;
      sums[at + 1] = debitsPosted;
      sums[at + 2] = creditsPending;
      sums[at + 3] = creditsPosted;
    }
  }

  /**
   * Rows that were applied to the table, with the balances of every account that they touch, or of
   * those whose turn it is.
   */
  static JournalBatch of(
      List<JournalRow> rows, AccountTable table, BalanceSweep sweep, boolean everyTouched) {
    Map<Integer, Touched> touched = new HashMap<>(4 * rows.size());
    long[] sums = new long[2 * SUMS * rows.size()];
    // Backwards, from what the accounts stand at now.
    for (int i = rows.size() - 1; i >= 0; i--) {
      JournalRow row = rows.get(i);
      Touched debit = touched.computeIfAbsent(row.debit(), slot -> new Touched(table, slot));
      Touched credit = touched.computeIfAbsent(row.credit(), slot -> new Touched(table, slot));
      debit.put(sums, 2 * SUMS * i);
      credit.put(sums, 2 * SUMS * i + SUMS);
      debit.debitsPending -= row.pendingChange();
      debit.debitsPosted -= row.postedChange();
      credit.creditsPending -= row.pendingChange();
      credit.creditsPosted -= row.postedChange();
      debit.rows++;
      credit.rows++;
    }
    long lastSeq = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).seq();
    int[] slots =
        everyTouched
            ? touched.keySet().stream().mapToInt(Integer::intValue).toArray()
            : rows.isEmpty() ? new int[0] : sweep.next(table, rows.size(), lastSeq);
    int[] kept = kept(touched, table);
    BalanceColumns snapshots = BalanceColumns.of(kept, table);
    return new JournalBatch(
        rows, sums, write(slots, table, sweep, lastSeq), snapshots, sweep.writtenThrough());
  }

  /** No rows, and balances of accounts that lag behind; at most so many. */
  static JournalBatch catchingUp(AccountTable table, BalanceSweep sweep, long lastSeq, int most) {
    int[] slots = sweep.lagging(table, most, lastSeq);
    BalanceColumns balances = write(slots, table, sweep, lastSeq);
    return new JournalBatch(
        List.of(),
        new long[0],
        balances,
        BalanceColumns.of(new int[0], table),
        sweep.writtenThrough());
  }

  private static BalanceColumns write(
      int[] slots, AccountTable table, BalanceSweep sweep, long lastSeq) {
    BalanceColumns balances = BalanceColumns.of(slots, table);
    for (int slot : slots) {
      table.written(slot, table.lastSeq(slot));
    }
    if (table.lagging() == 0 && lastSeq > 0) {
      sweep.allWritten(lastSeq);
    }
    return balances;
  }

  private static int[] kept(Map<Integer, Touched> touched, AccountTable table) {
    int[] kept = new int[touched.size()];
    int found = 0;
    for (Map.Entry<Integer, Touched> one : touched.entrySet()) {
      if (table.wantsSnapshot(one.getKey(), one.getValue().rows, ROWS_PER_SNAPSHOT)) {
        kept[found++] = one.getKey();
      }
    }
    return Arrays.copyOf(kept, found);
  }

  List<JournalRow> rows() {
    return rows;
  }

  /**
   * For each row the sums of its debit account after it, then those of its credit account: eight
   * numbers a row, in the order of {@link #SUMS}.
   */
  long[] sums() {
    return sums;
  }

  /** What is written beside the journal. */
  BalanceColumns balances() {
    return balances;
  }

  /** Which accounts' balances are kept for reading the past. */
  BalanceColumns snapshots() {
    return snapshots;
  }

  /** Up to which row every balance is written, with this batch. */
  long writtenThrough() {
    return writtenThrough;
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
