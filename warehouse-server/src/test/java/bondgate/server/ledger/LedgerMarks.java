package bondgate.server.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** What a start leaves behind after many rows: a mark from which the next one counts. */
public final class LedgerMarks {
  private LedgerMarks() {}

  /** Checks the ledger book and marks its last row as checked. */
  public static void write(Connection connection, String book) throws SQLException {
    JournalSql.Lead lead = new JournalSql.Lead(Leadership.idOf(connection, book), book, 0);
    LedgerBook loaded = new BookLoader(connection, lead).load(new IdFilter(), 0, true);
    CheckedMark.write(connection, lead, loaded);
  }
}
