package bondgate.server.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ledger books in another schema of the same database, where entries are made a second time so that
 * the first can be compared with them. Nothing of it touches the books that the server leads.
 */
public final class LedgerRehearsal implements AutoCloseable {
  private final Map<String, BookDesk> desks = new ConcurrentHashMap<>();
  private final OwnLead lead;

  LedgerRehearsal(Connection connection, String schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO " + schema);
    }
    this.lead = new OwnLead(connection);
  }

  BookDesk of(String book) {
    return desks.computeIfAbsent(book, name -> new BookDesk(name, lead, false));
  }

  List<BookDesk> heldBy(Object transaction) {
    return desks.values().stream().filter(desk -> desk.isHeldBy(transaction)).toList();
  }

  @Override
  public void close() throws SQLException {
    lead.connection.close();
  }

  /** Nobody else knows the schema: there is no lock to take and no epoch to raise. */
  private static final class OwnLead implements BookLead {
    private final Connection connection;

    OwnLead(Connection connection) {
      this.connection = connection;
    }

    @Override
    public boolean holds(JournalSql.Lead lead) {
      return true;
    }

    @Override
    public synchronized JournalSql.Lead take(String book) throws SQLException {
      return new JournalSql.Lead(Leadership.idOf(connection, book), book, 0);
    }

    @Override
    public synchronized <T> T with(Leadership.Work<T> work) throws SQLException {
      return work.on(connection);
    }
  }
}
