package bondgate.server.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Brings a ledger book from the database into memory, and refuses if the journal does not make the
 * balances that are stored: the check at every start. It counts from the last row after which
 * everything was checked and kept ({@code ledger_checked}).
 */
final class BookLoader {
  private static final int FETCHED_ROWS = 50_000;

  private static final String ACCOUNTS =
      "WITH moved AS (SELECT account, sum(dp) AS dp, sum(d) AS d, sum(cp) AS cp, sum(c) AS c,"
          + " max(seq) AS last_seq FROM ("
          + "SELECT debit AS account, seq, CASE kind WHEN 2 THEN amount ELSE -ended END AS dp,"
          + " CASE kind WHEN 2 THEN 0 ELSE amount END AS d, 0 AS cp, 0 AS c"
          + " FROM ledger_transfer WHERE book = ? AND seq > ?"
          + " UNION ALL SELECT credit, seq, 0, 0, CASE kind WHEN 2 THEN amount ELSE -ended END,"
          + " CASE kind WHEN 2 THEN 0 ELSE amount END"
          + " FROM ledger_transfer WHERE book = ? AND seq > ?) sides GROUP BY account)"
          + " SELECT a.id, a.name, a.unit, a.code, a.account_limit, b.debits_pending,"
          + " b.debits_posted, b.credits_pending, b.credits_posted, b.last_seq, b.limit_kind,"
          + " coalesce(s.debits_pending, 0) + coalesce(m.dp, 0),"
          + " coalesce(s.debits_posted, 0) + coalesce(m.d, 0),"
          + " coalesce(s.credits_pending, 0) + coalesce(m.cp, 0),"
          + " coalesce(s.credits_posted, 0) + coalesce(m.c, 0),"
          + " coalesce(m.last_seq, s.last_seq, 0)"
          + " FROM ledger_account a LEFT JOIN ledger_balance b ON b.account = a.id"
          + " LEFT JOIN ledger_snapshot s ON s.account = a.id AND s.seq = ?"
          + " LEFT JOIN moved m ON m.account = a.id WHERE a.book = ? ORDER BY a.id";

  private static final String PENDINGS =
      "SELECT t.id, t.seq, t.debit, t.credit, t.amount, t.timeout_s, t.recorded_at FROM ("
          + "SELECT pending_seq AS seq FROM ledger_checked_pending WHERE book = ? AND seq = ?"
          + " UNION ALL SELECT seq FROM ledger_transfer WHERE book = ? AND seq > ? AND kind = 2) o"
          + " JOIN ledger_transfer t ON t.book = ? AND t.seq = o.seq WHERE NOT EXISTS"
          + " (SELECT 1 FROM ledger_transfer e WHERE e.book = ? AND e.pending_seq = o.seq)";

  private final Connection connection;
  private final JournalSql.Lead lead;

  BookLoader(Connection connection, JournalSql.Lead lead) {
    this.connection = connection;
    this.lead = lead;
  }

  /**
   * The book as it is stored.
   *
   * @param known ids that were read before
   * @param knownSeq up to which row they were read
   * @param fromBeginning whether the check counts from the first row
   * @throws DamagedLedgerException if journal and balances differ
   */
  LedgerBook load(IdFilter known, long knownSeq, boolean fromBeginning) throws SQLException {
    connection.setAutoCommit(false);
    try {
      return read(known, knownSeq, fromBeginning);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** The same, in the transaction that is there. */
  LedgerBook read(IdFilter known, long knownSeq, boolean fromBeginning) throws SQLException {
    LedgerBook book = head(known);
    long checkedSeq = fromBeginning ? 0 : checkedSeq();
    checkNoGap(book, checkedSeq);
    JournalWalk walk = new JournalWalk(connection, lead);
    walk.check(checkedSeq);
    Map<Integer, Integer> slots = accounts(book, checkedSeq);
    walk.checkLagging(book);
    pendings(book, checkedSeq, slots);
    BookCheck.check(book);
    new KnownIds(connection, lead, book.ids()).readAfter(knownSeq);
    return book;
  }

  private LedgerBook head(IdFilter known) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT last_seq, recorded_at, balances_seq FROM ledger_book WHERE id = ?")) {
      select.setInt(1, lead.book());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new LedgerBook(lead.name(), row.getLong(1), micros(row, 2), known, row.getLong(3));
      }
    }
  }

  private long checkedSeq() throws SQLException {
    return number("SELECT coalesce(max(seq), 0) FROM ledger_checked WHERE book = ?");
  }

  private long number(String sql, long... further) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setInt(1, lead.book());
      for (int i = 0; i < further.length; i++) {
        select.setLong(2 + i, further[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void checkNoGap(LedgerBook book, long checkedSeq) throws SQLException {
    long rows =
        number("SELECT count(*) FROM ledger_transfer WHERE book = ? AND seq > ?", checkedSeq);
    long last = number("SELECT coalesce(max(seq), 0) FROM ledger_transfer WHERE book = ?");
    if (last != book.lastSeq() || rows != book.lastSeq() - checkedSeq) {
      throw new DamagedLedgerException(
          lead.name(),
          "its last row is %d by its head and %d by its journal, which has %d rows after row %d"
              .formatted(book.lastSeq(), last, rows, checkedSeq));
    }
  }

  private Map<Integer, Integer> accounts(LedgerBook book, long checkedSeq) throws SQLException {
    Set<Integer> closed = closed();
    Map<Integer, Integer> slots = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(ACCOUNTS)) {
      select.setInt(1, lead.book());
      select.setLong(2, checkedSeq);
      select.setInt(3, lead.book());
      select.setLong(4, checkedSeq);
      select.setLong(5, checkedSeq);
      select.setInt(6, lead.book());
      select.setFetchSize(FETCHED_ROWS);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Account account =
              new Account(
                  row.getString(2),
                  row.getString(3),
                  row.getInt(4),
                  Account.Limit.valueOf(row.getString(5)));
          BookCheck.stored(lead.name(), account, row, book.writtenThrough());
          int slot =
              book.accounts()
                  .add(
                      account,
                      row.getInt(1),
                      closed.contains(row.getInt(1)),
                      BookCheck.balance(row, 12),
                      row.getLong(16));
          book.accounts().written(slot, row.getLong(10));
          slots.put(row.getInt(1), slot);
        }
      }
    }
    return slots;
  }

  private Set<Integer> closed() throws SQLException {
    Set<Integer> closed = new HashSet<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT debit FROM ledger_transfer WHERE book = ? AND kind = 6")) {
      select.setInt(1, lead.book());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          closed.add(row.getInt(1));
        }
      }
    }
    return closed;
  }

  private void pendings(LedgerBook book, long checkedSeq, Map<Integer, Integer> slots)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(PENDINGS)) {
      select.setInt(1, lead.book());
      select.setLong(2, checkedSeq);
      select.setInt(3, lead.book());
      select.setLong(4, checkedSeq);
      select.setInt(5, lead.book());
      select.setInt(6, lead.book());
      select.setFetchSize(FETCHED_ROWS);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long timeoutS = row.getLong(6);
          book.pendings()
              .add(
                  new OpenPending(
                      new TransferId(row.getObject(1, UUID.class)),
                      row.getLong(2),
                      slots.get(row.getInt(3)),
                      slots.get(row.getInt(4)),
                      row.getLong(5),
                      OpenPending.expiry(micros(row, 7), timeoutS)));
        }
      }
    }
  }

  private static long micros(ResultSet row, int column) throws SQLException {
    return LedgerBook.micros(row.getObject(column, OffsetDateTime.class).toInstant());
  }
}
