package bondgate.edge.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Facts of devices that tell the same thing until it is confirmed: each becomes one record, however
 * often it is told, over restarts too. What was told is remembered in the transaction of its
 * record, so that neither is without the other.
 */
public final class ToldOnce {
  /** More than terminals keep for sending again; the oldest are forgotten. */
  static final int REMEMBERED = 50_000;

  private final AgentDatabase database;
  private final Outbox outbox;
  private final int remembered;

  /** What is told for that outbox, in its database. */
  public ToldOnce(AgentDatabase database, Outbox outbox) {
    this(database, outbox, REMEMBERED);
  }

  ToldOnce(AgentDatabase database, Outbox outbox, int remembered) {
    this.database = database;
    this.outbox = outbox;
    this.remembered = remembered;
  }

  /**
   * Records it unless it was recorded before. When this returns, it is on disk.
   *
   * @param what names what is told, and nobody
   * @return whether it was recorded by this
   */
  public boolean append(String what, Fact fact) throws OutboxException {
    if (database.commit("look whether it was told", c -> isTold(c, what))) {
      return false;
    }
    outbox.append(List.of(fact), (c, record) -> remember(c, what));
    return true;
  }

  private static boolean isTold(Connection connection, String what) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM told WHERE what = ?")) {
      select.setString(1, what);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private void remember(Connection connection, String what) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO told (what) VALUES (?)")) {
      insert.setString(1, what);
      insert.executeUpdate();
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM told WHERE id <= (SELECT max(id) FROM told) - ?")) {
      delete.setInt(1, remembered);
      delete.executeUpdate();
    }
  }
}
