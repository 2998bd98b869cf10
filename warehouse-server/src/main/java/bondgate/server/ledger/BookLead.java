package bondgate.server.ledger;

import java.sql.SQLException;

/** The lead over ledger books, as a desk needs it: who writes to them, and on which connection. */
interface BookLead {
  /** Whether that lead still holds, as far as is known. */
  boolean holds(JournalSql.Lead lead);

  /**
   * Takes the lead of a book.
   *
   * @throws BookLedElsewhereException if another leader is alive
   */
  JournalSql.Lead take(String book) throws SQLException, InterruptedException;

  /** Does that on the lead's own connection. */
  <T> T with(Leadership.Work<T> work) throws SQLException;
}
