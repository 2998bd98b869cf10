package bondgate.server.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the journal: a walk back along an account's own rows, or all rows of a stretch. */
final class HistorySql {
  private static final String COLUMNS =
      " t.seq, t.id, t.kind, d.name, c.name, t.amount, t.ended, p.id, t.reference, t.by_whom,"
          + " t.evidence, t.happened_at, t.recorded_at";

  private static final String NAMES =
      " JOIN ledger_account d ON d.id = t.debit JOIN ledger_account c ON c.id = t.credit"
          + " LEFT JOIN ledger_transfer p ON p.book = t.book AND p.seq = t.pending_seq";

  private static final String WALK =
      "WITH RECURSIVE walk AS (SELECT t.* FROM ledger_transfer t WHERE t.book = ? AND t.seq = ?"
          + " AND t.seq > ? UNION ALL SELECT t.* FROM walk w JOIN ledger_transfer t"
          + " ON t.book = w.book AND t.seq ="
          + " CASE WHEN w.debit = ? THEN w.debit_prev ELSE w.credit_prev END AND t.seq > ?)"
          + " SELECT"
          + COLUMNS
          + " FROM walk t"
          + NAMES
          + " ORDER BY t.seq DESC";

  private static final String STRETCH =
      "SELECT"
          + COLUMNS
          + " FROM ledger_transfer t"
          + NAMES
          + " WHERE t.book = ? AND t.seq > ? AND t.seq <= ?"
          + " AND (starts_with(d.name, ?) OR starts_with(c.name, ?)) ORDER BY t.seq";

  /** The first snapshot at or after a row, else the balance that is stored now. */
  private static final String ANCHOR =
      "SELECT last_seq, debits_pending, debits_posted, credits_pending, credits_posted FROM ("
          + "(SELECT 0 AS rank, last_seq, debits_pending, debits_posted, credits_pending,"
          + " credits_posted FROM ledger_snapshot WHERE account = ? AND seq >= ? ORDER BY seq LIMIT 1)"
          + " UNION ALL SELECT 1, last_seq, debits_pending, debits_posted, credits_pending,"
          + " credits_posted FROM ledger_balance WHERE account = ?) a ORDER BY rank LIMIT 1";

  /** The same where balances lag behind: the last row that they do not know comes before them. */
  private static final String ANCHOR_BEYOND =
      ANCHOR.replace(
          " UNION ALL SELECT 1,",
          " UNION ALL (SELECT 1, seq, CASE WHEN debit = ? THEN debit_dp ELSE credit_dp END,"
              + " CASE WHEN debit = ? THEN debit_d ELSE credit_d END,"
              + " CASE WHEN debit = ? THEN debit_cp ELSE credit_cp END,"
              + " CASE WHEN debit = ? THEN debit_c ELSE credit_c END FROM ledger_transfer"
              + " WHERE book = ? AND seq > ? AND (debit = ? OR credit = ?)"
              + " ORDER BY seq DESC LIMIT 1) UNION ALL SELECT 2,");

  private HistorySql() {}

  /**
   * An account by its stored numbers.
   *
   * @param balancesSeq up to which row every balance is written beside the journal
   */
  record Located(int book, int account, long bookLastSeq, long balancesSeq) {
    boolean lags() {
      return balancesSeq < bookLastSeq;
    }
  }

  /** A balance, and the last row up to it that touched the account. */
  record Anchor(long lastSeq, Balance balance) {}

  static Optional<Located> locate(Connection connection, String account) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT a.book, a.id, b.last_seq, b.balances_seq FROM ledger_account a JOIN ledger_book b"
                + " ON b.id = a.book WHERE a.name = ?")) {
      select.setString(1, account);
      return located(select);
    }
  }

  /** A book by its name, with account 0. */
  static Optional<Located> locateBook(Connection connection, String book) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, 0, last_seq, balances_seq FROM ledger_book WHERE name = ?")) {
      select.setString(1, book);
      return located(select);
    }
  }

  private static Optional<Located> located(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(new Located(row.getInt(1), row.getInt(2), row.getLong(3), row.getLong(4)))
          : Optional.empty();
    }
  }

  /** The last row that was recorded before then; 0 for none. Recorded times never go back. */
  static long lastSeqBefore(Connection connection, int book, long bookLastSeq, Instant time)
      throws SQLException {
    long low = 0;
    long high = bookLastSeq;
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT recorded_at < ? FROM ledger_transfer WHERE book = ? AND seq = ?")) {
      select.setObject(1, time.atOffset(ZoneOffset.UTC));
      select.setInt(2, book);
      while (low < high) {
        long middle = low + (high - low + 1) / 2;
        select.setLong(3, middle);
        try (ResultSet row = select.executeQuery()) {
          row.next();
          if (row.getBoolean(1)) {
            low = middle;
          } else {
            high = middle - 1;
          }
        }
      }
    }
    return low;
  }

  static Anchor anchor(Connection connection, Located located, long seq) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(located.lags() ? ANCHOR_BEYOND : ANCHOR)) {
      int next = 1;
      select.setInt(next++, located.account());
      select.setLong(next++, seq);
      if (located.lags()) {
        for (int column = 0; column < JournalBatch.SUMS; column++) {
          select.setInt(next++, located.account());
        }
        select.setInt(next++, located.book());
        select.setLong(next++, located.balancesSeq());
        select.setInt(next++, located.account());
        select.setInt(next++, located.account());
      }
      select.setInt(next, located.account());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Anchor(
            row.getLong(1),
            new Balance(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
      }
    }
  }

  /** The account's rows from that one back to the first after {@code afterSeq}, newest first. */
  static List<JournalEntry> walk(
      Connection connection, Located located, long fromSeq, long afterSeq) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(WALK)) {
      select.setInt(1, located.book());
      select.setLong(2, fromSeq);
      select.setLong(3, afterSeq);
      select.setInt(4, located.account());
      select.setLong(5, afterSeq);
      return entries(select);
    }
  }

  /** Rows of the stretch that touch an account whose name begins so, oldest first. */
  static List<JournalEntry> stretch(
      Connection connection, int book, long afterSeq, long throughSeq, String prefix)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(STRETCH)) {
      select.setInt(1, book);
      select.setLong(2, afterSeq);
      select.setLong(3, throughSeq);
      select.setString(4, prefix);
      select.setString(5, prefix);
      return entries(select);
    }
  }

  private static List<JournalEntry> entries(PreparedStatement select) throws SQLException {
    List<JournalEntry> entries = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        entries.add(
            new JournalEntry(
                row.getLong(1),
                new TransferId(row.getObject(2, UUID.class)),
                EntryKind.ofStored(row.getInt(3)),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                Optional.ofNullable(row.getObject(8, UUID.class)).map(TransferId::new),
                row.getString(9),
                row.getString(10),
                row.getLong(11),
                row.getObject(12, OffsetDateTime.class).toInstant(),
                row.getObject(13, OffsetDateTime.class).toInstant()));
      }
    }
    return entries;
  }
}
