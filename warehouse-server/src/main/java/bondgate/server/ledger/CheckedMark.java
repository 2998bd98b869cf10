package bondgate.server.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Keeps all balances and open transfers of a book that was just checked, so that the next start
 * counts from here and not from the first row.
 */
final class CheckedMark {
  private static final String[] STATEMENTS = {
    "INSERT INTO ledger_snapshot (account, seq, last_seq, debits_pending, debits_posted,"
        + " credits_pending, credits_posted) SELECT a.id, ?, b.last_seq, b.debits_pending,"
        + " b.debits_posted, b.credits_pending, b.credits_posted FROM ledger_account a"
        + " JOIN ledger_balance b ON b.account = a.id WHERE a.book = ? ON CONFLICT DO NOTHING",
    "INSERT INTO ledger_checked_pending (book, seq, pending_seq) SELECT ?, ?, t.seq"
        + " FROM unnest(?::bigint[]) AS t(seq)",
    "INSERT INTO ledger_checked (book, seq, checked_at) VALUES (?, ?, clock_timestamp())"
  };

  private CheckedMark() {}

  /** Writes the mark after the book's last row; nobody else may write to the book meanwhile. */
  static void write(Connection connection, JournalSql.Lead lead, LedgerBook book)
      throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement balances = connection.prepareStatement(STATEMENTS[0]);
        PreparedStatement pendings = connection.prepareStatement(STATEMENTS[1]);
        PreparedStatement mark = connection.prepareStatement(STATEMENTS[2])) {
      balances.setLong(1, book.lastSeq());
      balances.setInt(2, lead.book());
      balances.executeUpdate();
      Long[] open =
          book.pendings().all().stream().map(OpenPending::seq).sorted().toArray(Long[]::new);
      pendings.setInt(1, lead.book());
      pendings.setLong(2, book.lastSeq());
      pendings.setArray(3, connection.createArrayOf("int8", open));
      pendings.executeUpdate();
      mark.setInt(1, lead.book());
      mark.setLong(2, book.lastSeq());
      mark.executeUpdate();
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
