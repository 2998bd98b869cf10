package bondgate.server.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One ledger book at work: who has it, its memory, and what of it is not committed yet. One
 * transaction has it at a time, from its first submission to its end; what it did is taken back
 * with it.
 */
final class BookDesk {
  private static final Logger LOG = Logger.getLogger(BookDesk.class);
  private static final long PATIENCE_S = 60;

  /** After so many rows a start leaves a mark, from which the next one counts. */
  private static final long ROWS_PER_MARK = 200_000;

  /** Balances that are written in one go where they lag behind. */
  private static final int BALANCES_AT_ONCE = 8_192;

  private final String name;
  private final BookLead leadership;
  private final boolean checkFromBeginning;
  private final Semaphore turn = new Semaphore(1, true);

  /** When the next pending transfer expires, as of the last transaction's end. */
  private volatile long nextExpiryUs = OpenPending.NEVER;

  /** Whether balances lag behind the journal, as of the last transaction's end. */
  private volatile boolean lags;

  /** The transaction that has the book; null for none. */
  private volatile Object owner;

  // What follows is owned by whoever has the turn.
  private JournalSql.Lead lead;
  private LedgerBook book;
  private volatile boolean fresh;
  private int accountsBefore;
  private IdFilter ids = new IdFilter();
  private long committedSeq;
  private final List<JournalBatch> stored = new ArrayList<>();

  BookDesk(String name, BookLead leadership, boolean checkFromBeginning) {
    this.name = name;
    this.leadership = leadership;
    this.checkFromBeginning = checkFromBeginning;
  }

  String name() {
    return name;
  }

  boolean isHeldBy(Object transaction) {
    return transaction != null && transaction.equals(owner);
  }

  /**
   * Waits for the book and takes it.
   *
   * @throws IllegalStateException if another transaction does not give it back in a minute
   */
  void take(Object transaction) throws SQLException {
    try {
      if (!turn.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "the ledger book '%s' was not free for %d s".formatted(name, PATIENCE_S));
      }
      owner = transaction;
      boolean loaded = false;
      try {
        load();
        loaded = true;
      } finally {
        if (!loaded) {
          release();
        }
      }
      accountsBefore = book.accounts().size();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the book " + name, e);
    }
  }

  private void load() throws SQLException, InterruptedException {
    if (fresh && leadership.holds(lead)) {
      return;
    }
    lead = leadership.take(name);
    long known = committedSeq;
    book = leadership.with(open -> new BookLoader(open, lead).load(ids, known, checkFromBeginning));
    ids = book.ids();
    committedSeq = book.lastSeq();
    LOG.debugf(
        "leads ledger book '%s' with epoch %d after row %d", name, lead.epoch(), committedSeq);
    while (book.accounts().lagging() > 0) {
      leadership.with(this::catchUpAlone);
    }
    if (book.lastSeq() - leadership.with(this::markedSeq) >= ROWS_PER_MARK) {
      leadership.with(
          open -> {
            CheckedMark.write(open, lead, book);
            return null;
          });
    }
    fresh = true;
  }

  private Void catchUpAlone(Connection open) throws SQLException {
    open.setAutoCommit(false);
    try {
      writeLagging(open, book.catchUp(BALANCES_AT_ONCE));
      open.commit();
    } finally {
      open.rollback();
      open.setAutoCommit(true);
    }
    return null;
  }

  private long markedSeq(Connection open) throws SQLException {
    try (PreparedStatement select =
        open.prepareStatement("SELECT coalesce(max(seq), 0) FROM ledger_checked WHERE book = ?")) {
      select.setInt(1, lead.book());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Opens those of the accounts that are not there yet. */
  void open(Connection connection, List<Account> accounts, Instant at) throws SQLException {
    Map<String, Account> missing = new TreeMap<>();
    for (Account account : accounts) {
      int slot = book.accounts().slot(account.name());
      Account there =
          slot == AccountTable.NONE
              ? missing.putIfAbsent(account.name(), account)
              : book.accounts().account(slot);
      if (there != null && !there.equals(account)) {
        throw new IllegalStateException(
            "account '%s' is there as %s, asked for as %s"
                .formatted(account.name(), there, account));
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    List<Account> opened = List.copyOf(missing.values());
    Map<String, Integer> storedIds = AccountSql.insert(connection, lead.book(), opened, at);
    for (Account account : opened) {
      book.accounts().add(account, storedIds.get(account.name()), false, Balance.ZERO, 0);
    }
  }

  List<ChainResult> submit(Connection connection, List<Chain> chains, Voucher voucher)
      throws SQLException {
    return book.submit(
        chains, voucher, asked -> StoredTransfer.find(connection, lead.book(), asked));
  }

  /** Lets what is due expire; gives what did. */
  List<TransferId> expire(Instant at) {
    int before = book.unsealed();
    book.expire(Voucher.of("ledger", -1, at));
    return book.endedSince(before);
  }

  /** Whether a pending transfer's time is over, as far as the book is loaded. */
  boolean isDue(long atUs) {
    return nextExpiryUs <= atUs;
  }

  /** Stores what is not stored yet, in the transaction that has the book. */
  void write(Connection connection) throws SQLException {
    if (book.unsealed() == 0) {
      return;
    }
    JournalBatch batch = seal();
    JournalSql.enter(connection, lead);
    JournalSql.fence(connection, lead, batch);
    JournalSql.rows(connection, lead, batch, book.accounts());
    JournalSql.effects(connection, lead, batch);
    // Stored, not yet committed: a crash here leaves nothing of it.
  }

  /** Whether balances lag behind the journal, as far as the book is loaded. */
  boolean lags() {
    return lags;
  }

  /** Writes balances that lag behind, some of them, in the transaction that has the book. */
  void catchUp(Connection connection) throws SQLException {
    JournalBatch batch = book.catchUp(BALANCES_AT_ONCE);
    stored.add(batch);
    writeLagging(connection, batch);
  }

  private void writeLagging(Connection connection, JournalBatch batch) throws SQLException {
    JournalSql.enter(connection, lead);
    JournalSql.caughtUp(connection, lead, book.lastSeq(), batch);
  }

  /** Every balance that the rows touch is written with them. */
  private JournalBatch seal() {
    JournalBatch batch = book.seal();
    stored.add(batch);
    return batch;
  }

  /**
   * What is to be stored by the caller, who has the turn and says at its end how that went; it
   * writes balances in their turn.
   */
  JournalBatch sealBalancesInTurn() {
    JournalBatch batch = book.sealBalancesInTurn();
    stored.add(batch);
    return batch;
  }

  JournalSql.Lead lead() {
    return lead;
  }

  AccountTable accounts() {
    return book.accounts();
  }

  Balance balance(String account) {
    return book.balance(account);
  }

  Map<String, Balance> below(String prefix) {
    Map<String, Balance> found = new LinkedHashMap<>();
    book.accounts().forEachBelow(prefix, found::put);
    return found;
  }

  /** The transaction that had the book has ended. */
  void end(boolean committed) {
    try {
      if (committed && book.unsealed() == 0) {
        stored.forEach(book::committed);
        committedSeq = book.lastSeq();
      } else if (stored.isEmpty()) {
        book.takeBackTo(0);
        book.accounts().removeFrom(accountsBefore);
      } else {
        // Rows went to the database, and nobody knows what became of them: read it again.
        fresh = false;
      }
    } finally {
      stored.clear();
      nextExpiryUs = book.pendings().nextExpiryUs();
      lags = book.accounts().lagging() > 0;
      release();
    }
  }

  /** What is in memory is read again before the next transaction. */
  void forget() {
    fresh = false;
  }

  private void release() {
    owner = null;
    turn.release();
  }
}
