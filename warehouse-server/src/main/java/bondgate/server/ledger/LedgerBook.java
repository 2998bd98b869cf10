package bondgate.server.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The accounts under one writer, in memory: takes chains one after the other and says what becomes
 * of each. Knows neither clock nor database, and is confined to one thread at a time.
 *
 * <p>Its state is what its rows make it: every change is one row applied, every undoing one row
 * taken back, and a book that is loaded goes the same way.
 */
final class LedgerBook {
  private final String name;
  private final AccountTable accounts = new AccountTable();
  private final OpenPendings pendings = new OpenPendings();
  private final IdFilter ids;
  private final RecentRows recent = new RecentRows();
  private final BalanceSweep sweep;

  /** Rows since the last {@link #seal}, oldest first. */
  private List<JournalRow> rows = new ArrayList<>();

  private long lastSeq;
  private long lastRecordedUs;

  LedgerBook(String name) {
    this(name, 0, Long.MIN_VALUE, new IdFilter(), 0);
  }

  /**
   * A book that goes on after a row; its accounts and what is pending are still to be put in.
   *
   * @param writtenThrough up to which row every balance is written beside the journal
   */
  LedgerBook(String name, long lastSeq, long lastRecordedUs, IdFilter ids, long writtenThrough) {
    this.name = name;
    this.lastSeq = lastSeq;
    this.lastRecordedUs = lastRecordedUs;
    this.ids = ids;
    this.sweep = new BalanceSweep(writtenThrough);
  }

  String name() {
    return name;
  }

  AccountTable accounts() {
    return accounts;
  }

  OpenPendings pendings() {
    return pendings;
  }

  IdFilter ids() {
    return ids;
  }

  RecentRows recent() {
    return recent;
  }

  /** Number of the last row. */
  long lastSeq() {
    return lastSeq;
  }

  /** Up to which row every balance is written beside the journal. */
  long writtenThrough() {
    return sweep.writtenThrough();
  }

  long lastRecordedUs() {
    return lastRecordedUs;
  }

  /** How many rows there are since the last {@link #seal}. */
  int unsealed() {
    return rows.size();
  }

  /** The pending transfers that were ended by rows after the first so many unsealed ones. */
  List<TransferId> endedSince(int unsealedBefore) {
    return rows.subList(unsealedBefore, rows.size()).stream()
        .filter(row -> row.ends() != null)
        .map(row -> row.ends().id())
        .toList();
  }

  /** The sums of the account; zero if it was never opened. */
  Balance balance(String account) {
    int slot = accounts.slot(account);
    return slot == AccountTable.NONE ? Balance.ZERO : accounts.balance(slot);
  }

  /**
   * Lets what is due expire, then evaluates the chains in order and applies those that hold.
   *
   * @return one result for each chain
   * @throws SQLException if earlier transfers cannot be read; nothing is changed then
   */
  List<ChainResult> submit(List<Chain> chains, Voucher voucher, EarlierTransfers stored)
      throws SQLException {
    int before = rows.size();
    // First, so that what has just expired is looked up like whatever is not open.
    Stamp stamp = expire(voucher);
    Set<TransferId> asked = unknown(chains);
    Map<TransferId, Earlier> found = Map.of();
    boolean read = asked.isEmpty();
    try {
      found = read ? found : stored.find(asked);
      read = true;
    } finally {
      if (!read) {
        takeBackTo(before);
      }
    }
    return new Evaluation(this, found, stamp).chains(chains);
  }

  /** Of the ids in the chains those about which only the store can say something. */
  private Set<TransferId> unknown(List<Chain> chains) {
    Set<TransferId> unknown = new HashSet<>();
    for (Chain chain : chains) {
      for (Transfer transfer : chain.transfers()) {
        if (ids.mayHave(transfer.id())) {
          unknown.add(transfer.id());
        }
        if (transfer instanceof Transfer.End end
            && pendings.find(end.pending()) == null
            && ids.mayHave(end.pending())) {
          unknown.add(end.pending());
        }
      }
    }
    return unknown;
  }

  /** Ends what is due at the voucher's recorded time; gives the times at which it is recorded. */
  Stamp expire(Voucher voucher) {
    long floorUs = rows.isEmpty() ? lastRecordedUs : rows.get(rows.size() - 1).recordedAtUs();
    long recordedUs = Math.max(micros(voucher.recordedAt()), floorUs);
    Stamp stamp =
        new Stamp(
            voucher.by(),
            voucher.evidence(),
            Math.min(micros(voucher.happenedAt()), recordedUs),
            recordedUs);
    for (OpenPending due = pendings.due(recordedUs); due != null; due = pendings.due(recordedUs)) {
      Transfer.End end =
          Transfer.voiding(
              // The row's number makes it an id that no client has.
              TransferId.of(due.id().toString(), "expire", name, Long.toString(lastSeq + 1)),
              due.id(),
              "");
      apply(
          NewRow.end(
              this,
              EntryKind.EXPIRE,
              end,
              0,
              due,
              new Stamp("ledger", -1, due.expiresAtUs(), recordedUs)));
    }
    return stamp;
  }

  /** By whom, by which evidence and when rows are written, microseconds since 1970. */
  record Stamp(String by, long evidence, long happenedAtUs, long recordedAtUs) {}

  /** The one way in which the book changes. */
  void apply(JournalRow row) {
    accounts.addToDebits(row.debit(), row.pendingChange(), row.postedChange());
    accounts.addToCredits(row.credit(), row.pendingChange(), row.postedChange());
    accounts.touched(row.debit(), row.seq());
    accounts.touched(row.credit(), row.seq());
    if (row.kind() == EntryKind.PENDING) {
      pendings.add(row.opened());
    } else if (row.kind() == EntryKind.CLOSE) {
      accounts.close(row.debit(), true);
    } else if (row.ends() != null) {
      pendings.remove(row.ends());
    }
    recent.add(row);
    ids.add(row.id());
    rows.add(row);
    lastSeq = row.seq();
  }

  /** The one way in which a change is undone: the last row is taken back. */
  private void takeBack() {
    JournalRow row = rows.remove(rows.size() - 1);
    accounts.addToDebits(row.debit(), -row.pendingChange(), -row.postedChange());
    accounts.addToCredits(row.credit(), -row.pendingChange(), -row.postedChange());
    accounts.touched(row.debit(), row.debitPrev());
    accounts.touched(row.credit(), row.creditPrev());
    if (row.kind() == EntryKind.PENDING) {
      pendings.remove(row.opened());
    } else if (row.kind() == EntryKind.CLOSE) {
      accounts.close(row.debit(), false);
    } else if (row.ends() != null) {
      pendings.add(row.ends());
    }
    // The id stays in the filter: it says maybe, and the store then says no.
    recent.remove(row);
    lastSeq = row.seq() - 1;
  }

  /** Takes rows back until so many are left since the last {@link #seal}. */
  void takeBackTo(int left) {
    while (rows.size() > left) {
      takeBack();
    }
  }

  /**
   * What is to be stored now, with the balances that it touches; the next rows belong to the next
   * batch.
   */
  JournalBatch seal() {
    return seal(true);
  }

  /** The same, with balances in their turn. */
  JournalBatch sealBalancesInTurn() {
    return seal(false);
  }

  /** Balances that lag behind, at most so many, and no rows. */
  JournalBatch catchUp(int most) {
    return JournalBatch.catchingUp(accounts, sweep, lastSeq, most);
  }

  private JournalBatch seal(boolean everyTouched) {
    JournalBatch batch = JournalBatch.of(rows, accounts, sweep, everyTouched);
    rows = new ArrayList<>();
    if (!batch.rows().isEmpty()) {
      lastRecordedUs = batch.lastRow().recordedAtUs();
    }
    return batch;
  }

  /** The batch is stored. */
  void committed(JournalBatch batch) {
    recent.committed(batch.rows());
  }

  /** All sums, by account. */
  Map<String, Balance> balances() {
    Map<String, Balance> balances = new HashMap<>();
    accounts.forEach(balances::put);
    return balances;
  }

  static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
  }
}
