package bondgate.server.ledger;

import bondgate.server.ledger.Account.Limit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The accounts of a ledger book with their sums, in columns; a slot is an account's row here. */
final class AccountTable {
  /** No such account. */
  static final int NONE = -1;

  private static final int FIRST_SIZE = 64;

  private final Map<String, Integer> slots = new HashMap<>();

  /** The same by name; null until somebody asks for a part of the accounts. */
  private NavigableMap<String, Integer> sorted;

  private int size;
  private Account[] accounts = new Account[FIRST_SIZE];
  private int[] storedIds = new int[FIRST_SIZE];
  private boolean[] closed = new boolean[FIRST_SIZE];
  private long[] debitsPending = new long[FIRST_SIZE];
  private long[] debitsPosted = new long[FIRST_SIZE];
  private long[] creditsPending = new long[FIRST_SIZE];
  private long[] creditsPosted = new long[FIRST_SIZE];
  private long[] lastSeqs = new long[FIRST_SIZE];

  /** The last row that the balance beside the journal knows. */
  private long[] writtenSeqs = new long[FIRST_SIZE];

  private int lagging;
  private int[] rowsSinceSnapshot = new int[FIRST_SIZE];

  /** Puts an account into a slot of its own, after all others. */
  int add(Account account, int storedId, boolean isClosed, Balance balance, long lastSeq) {
    if (slots.putIfAbsent(account.name(), size) != null) {
      throw new IllegalStateException("the account '%s' is there".formatted(account.name()));
    }
    if (size == accounts.length) {
      grow(2 * size);
    }
    int slot = size++;
    if (sorted != null) {
      sorted.put(account.name(), slot);
    }
    accounts[slot] = account;
    storedIds[slot] = storedId;
    closed[slot] = isClosed;
    debitsPending[slot] = balance.debitsPending();
    debitsPosted[slot] = balance.debitsPosted();
    creditsPending[slot] = balance.creditsPending();
    creditsPosted[slot] = balance.creditsPosted();
    lastSeqs[slot] = lastSeq;
    writtenSeqs[slot] = lastSeq;
    rowsSinceSnapshot[slot] = 0;
    return slot;
  }

  private void grow(int length) {
    accounts = Arrays.copyOf(accounts, length);
    storedIds = Arrays.copyOf(storedIds, length);
    closed = Arrays.copyOf(closed, length);
    debitsPending = Arrays.copyOf(debitsPending, length);
    debitsPosted = Arrays.copyOf(debitsPosted, length);
    creditsPending = Arrays.copyOf(creditsPending, length);
    creditsPosted = Arrays.copyOf(creditsPosted, length);
    lastSeqs = Arrays.copyOf(lastSeqs, length);
    writtenSeqs = Arrays.copyOf(writtenSeqs, length);
    rowsSinceSnapshot = Arrays.copyOf(rowsSinceSnapshot, length);
  }

  /** Takes the accounts from that slot on away again: the newest ones. */
  void removeFrom(int firstSlot) {
    for (int slot = firstSlot; slot < size; slot++) {
      slots.remove(accounts[slot].name());
      if (sorted != null) {
        sorted.remove(accounts[slot].name());
      }
      accounts[slot] = null;
    }
    size = firstSlot;
  }

  int size() {
    return size;
  }

  /** The slot of the account of that name, or {@link #NONE}. */
  int slot(String name) {
    return slots.getOrDefault(name, NONE);
  }

  Account account(int slot) {
    return accounts[slot];
  }

  String name(int slot) {
    return accounts[slot].name();
  }

  int storedId(int slot) {
    return storedIds[slot];
  }

  boolean isClosed(int slot) {
    return closed[slot];
  }

  void close(int slot, boolean nowClosed) {
    closed[slot] = nowClosed;
  }

  /** The number of the last row that touched the account; 0 for none. */
  long lastSeq(int slot) {
    return lastSeqs[slot];
  }

  void touched(int slot, long seq) {
    lagging -= lags(slot) ? 1 : 0;
    lastSeqs[slot] = seq;
    lagging += lags(slot) ? 1 : 0;
  }

  /** The last row that the account's balance beside the journal knows. */
  long writtenSeq(int slot) {
    return writtenSeqs[slot];
  }

  /** That balance knows the rows up to this one. */
  void written(int slot, long seq) {
    lagging -= lags(slot) ? 1 : 0;
    writtenSeqs[slot] = seq;
    lagging += lags(slot) ? 1 : 0;
  }

  /** Whether the account's balance beside the journal does not know its last row. */
  boolean lags(int slot) {
    return writtenSeqs[slot] != lastSeqs[slot];
  }

  /** How many do not. */
  int lagging() {
    return lagging;
  }

  /**
   * Counts rows that are stored; whether there are enough of them for a snapshot, and then anew.
   */
  boolean wantsSnapshot(int slot, int storedRows, int enough) {
    rowsSinceSnapshot[slot] += storedRows;
    if (rowsSinceSnapshot[slot] < enough) {
      return false;
    }
    rowsSinceSnapshot[slot] = 0;
    return true;
  }

  void addToDebits(int slot, long pending, long posted) {
    debitsPending[slot] += pending;
    debitsPosted[slot] += posted;
  }

  void addToCredits(int slot, long pending, long posted) {
    creditsPending[slot] += pending;
    creditsPosted[slot] += posted;
  }

  Balance balance(int slot) {
    return new Balance(
        debitsPending[slot], debitsPosted[slot], creditsPending[slot], creditsPosted[slot]);
  }

  long debitsPending(int slot) {
    return debitsPending[slot];
  }

  long debitsPosted(int slot) {
    return debitsPosted[slot];
  }

  long creditsPending(int slot) {
    return creditsPending[slot];
  }

  long creditsPosted(int slot) {
    return creditsPosted[slot];
  }

  /** What is pending on both sides together, at most 2^63 - 1. */
  long pending(int slot) {
    long sum = debitsPending[slot] + creditsPending[slot];
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** The most that can be debited; never below 0. */
  long debitRoom(int slot) {
    return accounts[slot].limit() == Limit.DEBITS_MUST_NOT_EXCEED_CREDITS
        ? creditsPosted[slot] - debitsPosted[slot] - debitsPending[slot]
        : Long.MAX_VALUE;
  }

  /** The most that can be credited; never below 0. */
  long creditRoom(int slot) {
    return accounts[slot].limit() == Limit.CREDITS_MUST_NOT_EXCEED_DEBITS
        ? debitsPosted[slot] - creditsPosted[slot] - creditsPending[slot]
        : Long.MAX_VALUE;
  }

  boolean debitsOverflow(int slot, long amount) {
    return amount > Long.MAX_VALUE - debitsPending[slot] - debitsPosted[slot];
  }

  boolean creditsOverflow(int slot, long amount) {
    return amount > Long.MAX_VALUE - creditsPending[slot] - creditsPosted[slot];
  }

  void forEach(BiConsumer<String, Balance> consumer) {
    for (int slot = 0; slot < size; slot++) {
      consumer.accept(accounts[slot].name(), balance(slot));
    }
  }

  /** The accounts whose names begin so, ordered by name. */
  void forEachBelow(String prefix, BiConsumer<String, Balance> consumer) {
    if (sorted == null) {
      sorted = new TreeMap<>(slots);
    }
    for (Map.Entry<String, Integer> one : sorted.tailMap(prefix, true).entrySet()) {
      if (!one.getKey().startsWith(prefix)) {
        return;
      }
      consumer.accept(one.getKey(), balance(one.getValue()));
    }
  }
}
