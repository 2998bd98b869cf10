package bondgate.server.ledger;

import java.util.Arrays;

/**
 * Absolute balances as they are written beside the journal: in columns, ordered by the accounts'
 * stored numbers, so that those of one page come together.
 */
final class BalanceColumns {
  private final int[] accounts;
  private final long[] before;
  private final long[] after;
  private final long[] debitsPending;
  private final long[] debitsPosted;
  private final long[] creditsPending;
  private final long[] creditsPosted;

  private BalanceColumns(int size) {
    accounts = new int[size];
    before = new long[size];
    after = new long[size];
    debitsPending = new long[size];
    debitsPosted = new long[size];
    creditsPending = new long[size];
    creditsPosted = new long[size];
  }

  /** The accounts of these slots, as they stand. */
  static BalanceColumns of(int[] slots, AccountTable table) {
    long[] order = new long[slots.length];
    for (int i = 0; i < slots.length; i++) {
      order[i] = (long) table.storedId(slots[i]) << 32 | slots[i];
    }
    Arrays.sort(order);
    BalanceColumns columns = new BalanceColumns(slots.length);
    for (int i = 0; i < order.length; i++) {
      columns.fill(i, (int) order[i], table);
    }
    return columns;
  }

  private void fill(int i, int slot, AccountTable table) {
    accounts[i] = table.storedId(slot);
    before[i] = table.writtenSeq(slot);
    after[i] = table.lastSeq(slot);
    debitsPending[i] = table.debitsPending(slot);
    debitsPosted[i] = table.debitsPosted(slot);
    creditsPending[i] = table.creditsPending(slot);
    creditsPosted[i] = table.creditsPosted(slot);
  }

  int size() {
    return accounts.length;
  }

  /** Stored numbers of the accounts, ascending. */
  int[] accounts() {
    return accounts;
  }

  /** For each account the last row that its written balance knows: what it must still say. */
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
}
