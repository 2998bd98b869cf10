package bondgate.server.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the ledger keeps beside its journal to read the past, and to start, faster. When it is
 * written depends on the server's starts, so it is not made again: it is compared with the journal.
 */
final class LedgerCaches {
  private static final String SNAPSHOTS =
      """
      WITH sides AS (
        SELECT debit AS account, seq, debit_dp AS dp, debit_d AS d, debit_cp AS cp, debit_c AS c
          FROM ledger_transfer WHERE book = (SELECT id FROM ledger_book WHERE name = ?)
        UNION
        SELECT credit, seq, credit_dp, credit_d, credit_cp, credit_c
          FROM ledger_transfer WHERE book = (SELECT id FROM ledger_book WHERE name = ?)),
      spans AS (SELECT *, lead(seq, 1, 9223372036854775807) OVER (
        PARTITION BY account ORDER BY seq) AS next FROM sides)
      SELECT 'ledger_snapshot', jsonb_build_array(a.name, s.seq)::text,
        jsonb_build_array(coalesce(p.seq, 0), p.dp, p.d, p.cp, p.c)::text,
        jsonb_build_array(s.last_seq, s.debits_pending, s.debits_posted, s.credits_pending,
          s.credits_posted)::text
      FROM ledger_snapshot s JOIN ledger_account a ON a.id = s.account
      JOIN ledger_book b ON b.id = a.book
      LEFT JOIN spans p ON p.account = s.account AND p.seq <= s.seq AND s.seq < p.next
      WHERE b.name = ? AND (s.seq > b.last_seq OR
        (s.last_seq, s.debits_pending, s.debits_posted, s.credits_pending, s.credits_posted)
        IS DISTINCT FROM (coalesce(p.seq, 0), coalesce(p.dp, 0), coalesce(p.d, 0),
          coalesce(p.cp, 0), coalesce(p.c, 0)))""";

  private static final String MARKS =
      """
      SELECT 'ledger_snapshot', jsonb_build_array(a.name, k.seq)::text,
        'what the account stood at when the book was checked', 'no such row'
      FROM ledger_checked k JOIN ledger_book b ON b.id = k.book
      JOIN ledger_account a ON a.book = b.id
      WHERE b.name = ?
        AND a.opened_at <= k.checked_at
        AND NOT EXISTS (SELECT 1 FROM ledger_snapshot s
          WHERE s.account = a.id AND s.seq = k.seq)
      UNION ALL
      SELECT 'ledger_snapshot', jsonb_build_array(s.account, s.seq)::text,
        'an account that there is', 'a number that no account has'
      FROM ledger_snapshot s
      WHERE NOT EXISTS (SELECT 1 FROM ledger_account a WHERE a.id = s.account)""";

  private static final String PENDING =
      """
      WITH marks AS (SELECT k.book, k.seq FROM ledger_checked k),
      open AS (
        SELECT k.book, k.seq, t.seq AS pending_seq FROM marks k
        JOIN ledger_transfer t ON t.book = k.book AND t.seq <= k.seq AND t.kind = 2
        WHERE NOT EXISTS (SELECT 1 FROM ledger_transfer e
          WHERE e.book = k.book AND e.pending_seq = t.seq AND e.seq <= k.seq))
      SELECT 'ledger_checked_pending',
        jsonb_build_array(coalesce(o.book, p.book), coalesce(o.seq, p.seq),
          coalesce(o.pending_seq, p.pending_seq))::text,
        CASE WHEN o.seq IS NULL THEN 'no such row' ELSE 'open when the book was checked' END,
        CASE WHEN p.seq IS NULL THEN 'no such row' ELSE 'said to be open' END
      FROM open o FULL JOIN ledger_checked_pending p
        ON p.book = o.book AND p.seq = o.seq AND p.pending_seq = o.pending_seq
      WHERE (o.seq IS NULL OR p.seq IS NULL)
        AND coalesce((SELECT name FROM ledger_book b WHERE b.id = coalesce(o.book, p.book)), ?)
          = ?""";

  private LedgerCaches() {}

  /** Compares them, in the transaction of the connection. */
  static void compare(Connection connection, String zone, Findings findings) throws SQLException {
    differences(connection, SNAPSHOTS, 3, zone, findings);
    differences(connection, MARKS, 1, zone, findings);
    differences(connection, PENDING, 2, zone, findings);
  }

  private static void differences(
      Connection connection, String sql, int parameters, String zone, Findings findings)
      throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(sql)) {
      for (int i = 1; i <= parameters; i++) {
        read.setString(i, zone);
      }
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          findings.add(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
        }
      }
    }
  }
}
