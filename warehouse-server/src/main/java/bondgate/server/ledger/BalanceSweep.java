package bondgate.server.ledger;

import java.util.Arrays;

/**
 * Chooses which balances a batch writes beside its rows: some accounts after those that the batch
 * before wrote, round and round, so that each is written once in {@value #ROWS_PER_ROUND} rows and
 * not with every row that touches it. Where the accounts are few, a round is all of them.
 */
final class BalanceSweep {
  /** How far balances may be behind the journal, in rows: two rounds. */
  static final int ROWS_PER_ROUND = 1 << 17;

  private static final int LEAST_SLOTS = 16;

  private int cursor;

  /** The book's last row when this round began. */
  private long roundBeganAt;

  private long writtenThrough;

  BalanceSweep(long writtenThrough) {
    this.writtenThrough = writtenThrough;
    this.roundBeganAt = writtenThrough;
  }

  /** Up to which row every balance is written, once what was chosen is written. */
  long writtenThrough() {
    return writtenThrough;
  }

  /**
   * The slots to be written with so many new rows.
   *
   * @param lastSeq the book's last row
   */
  int[] next(AccountTable table, int rows, long lastSeq) {
    long share = ((long) table.size() * rows + ROWS_PER_ROUND - 1) / ROWS_PER_ROUND;
    return next(table, Math.max(share, LEAST_SLOTS), Integer.MAX_VALUE, lastSeq);
  }

  /** The same for so many slots that lag behind, without rows. */
  int[] lagging(AccountTable table, int most, long lastSeq) {
    return next(table, table.size(), most, lastSeq);
  }

  private int[] next(AccountTable table, long looked, int most, long lastSeq) {
    int[] chosen = new int[(int) Math.min(Math.min(looked, table.size()), most)];
    int found = 0;
    for (long i = Math.min(looked, table.size()); i > 0 && found < most; i--) {
      if (cursor >= table.size()) {
        cursor = 0;
        writtenThrough = roundBeganAt;
        roundBeganAt = lastSeq;
      }
      if (table.lags(cursor)) {
        chosen[found++] = cursor;
      }
      cursor++;
    }
    return Arrays.copyOf(chosen, found);
  }

  /** Nothing lags any more. */
  void allWritten(long lastSeq) {
    writtenThrough = lastSeq;
    roundBeganAt = lastSeq;
  }
}
