package bondgate.server.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.jdbc.PgConnection;

/**
 * Walks along the journal, account by account: each row must name the one before it and say what
 * that one said and its own change make.
 */
final class JournalWalk {
  private static final String FIRST_BROKEN =
      "WITH sides AS (SELECT debit AS account, seq, debit_prev AS prev, debit_dp AS dp,"
          + " debit_d AS d, debit_cp AS cp, debit_c AS c,"
          + " CASE kind WHEN 2 THEN amount ELSE -ended END AS pending,"
          + " CASE kind WHEN 2 THEN 0 ELSE amount END AS posted, 1 AS side"
          + " FROM ledger_transfer WHERE book = ? AND seq > ?"
          + " UNION ALL SELECT credit, seq, credit_prev, credit_dp, credit_d, credit_cp, credit_c,"
          + " CASE kind WHEN 2 THEN amount ELSE -ended END,"
          + " CASE kind WHEN 2 THEN 0 ELSE amount END, 0"
          + " FROM ledger_transfer WHERE book = ? AND seq > ? AND debit <> credit),"
          + " walked AS (SELECT s.*, lag(seq) OVER w AS seq_before, lag(dp) OVER w AS dp_before,"
          + " lag(d) OVER w AS d_before, lag(cp) OVER w AS cp_before, lag(c) OVER w AS c_before"
          + " FROM sides s WINDOW w AS (PARTITION BY account ORDER BY seq))"
          + " SELECT coalesce(a.name, 'number ' || w.account), w.seq FROM walked w"
          + " LEFT JOIN ledger_account a ON a.id = w.account AND a.book = ?"
          + " LEFT JOIN ledger_snapshot s ON s.account = w.account AND s.seq = ?"
          + " AND w.seq_before IS NULL"
          + " WHERE a.id IS NULL OR prev <> coalesce(seq_before, s.last_seq, 0)"
          + " OR dp <> coalesce(dp_before, s.debits_pending, 0) + side * pending"
          + " OR d <> coalesce(d_before, s.debits_posted, 0) + side * posted"
          + " OR cp <> coalesce(cp_before, s.credits_pending, 0) + (1 - side) * pending"
          + " OR c <> coalesce(c_before, s.credits_posted, 0) + (1 - side) * posted"
          + " ORDER BY w.seq LIMIT 1";

  private static final String FIRST_ASTRAY =
      "SELECT a.name, b.last_seq FROM unnest(?::int[]) AS l(account)"
          + " JOIN ledger_balance b ON b.account = l.account"
          + " JOIN ledger_account a ON a.id = b.account"
          + " LEFT JOIN ledger_transfer t ON t.book = ? AND t.seq = b.last_seq"
          + " WHERE b.last_seq > 0 AND ((b.debits_pending, b.debits_posted, b.credits_pending,"
          + " b.credits_posted) = CASE b.account WHEN t.debit"
          + " THEN (t.debit_dp, t.debit_d, t.debit_cp, t.debit_c) WHEN t.credit"
          + " THEN (t.credit_dp, t.credit_d, t.credit_cp, t.credit_c) END) IS NOT TRUE"
          + " OR b.last_seq = 0 AND greatest(b.debits_pending, b.debits_posted,"
          + " b.credits_pending, b.credits_posted) > 0 LIMIT 1";

  private final Connection connection;
  private final JournalSql.Lead lead;

  JournalWalk(Connection connection, JournalSql.Lead lead) {
    this.connection = connection;
    this.lead = lead;
  }

  /**
   * Checks the rows after that one, which has a snapshot of every account, or is 0.
   *
   * @throws DamagedLedgerException naming the first row that does not follow, and its account
   */
  void check(long afterSeq) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIRST_BROKEN)) {
      select.setInt(1, lead.book());
      select.setLong(2, afterSeq);
      select.setInt(3, lead.book());
      select.setLong(4, afterSeq);
      select.setInt(5, lead.book());
      select.setLong(6, afterSeq);
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          throw new DamagedLedgerException(
              lead.name(),
              "row %d says of account '%s' what the row before it and its own change do not make"
                  .formatted(row.getLong(2), row.getString(1)));
        }
      }
    }
  }

  /**
   * Checks the balances that lag behind: each must be what the row says that it knows last.
   *
   * @throws DamagedLedgerException naming the account
   */
  void checkLagging(LedgerBook book) throws SQLException {
    AccountTable accounts = book.accounts();
    List<Integer> lagging = new ArrayList<>();
    for (int slot = 0; slot < accounts.size(); slot++) {
      if (accounts.lags(slot)) {
        lagging.add(accounts.storedId(slot));
      }
    }
    if (lagging.isEmpty()) {
      return;
    }
    try (PreparedStatement select = connection.prepareStatement(FIRST_ASTRAY)) {
      PgConnection driver = connection.unwrap(PgConnection.class);
      select.setArray(
          1, driver.createArrayOf("int4", lagging.stream().mapToInt(Integer::intValue).toArray()));
      select.setInt(2, lead.book());
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          throw new DamagedLedgerException(
              lead.name(),
              "the balance of account '%s' is not what row %d says, which it knows last"
                  .formatted(row.getString(1), row.getLong(2)));
        }
      }
    }
  }
}
