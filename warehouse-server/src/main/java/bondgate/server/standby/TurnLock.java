package bondgate.server.standby;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** The turn in the database: an advisory lock, which ends with the session that holds it. */
final class TurnLock {
  /** The lock's number, beside those of the ledger. */
  static final int SERVING = 0x626F6E66;

  /** What the driver calls itself where nobody gives it a name. */
  private static final String NAMELESS = "PostgreSQL JDBC Driver";

  /** How long a session that is ended may take to be gone. */
  private static final int ENDED_WITHIN_MS = 1_000;

  /** The session that holds it, as {@code a}; wants the lock's number. */
  private static final String HOLDER =
      " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid%s"
          + " WHERE l.locktype = 'advisory'"
          + " AND l.granted AND l.classid::bigint = ? AND l.objid::bigint = 0"
          + " AND l.database = (SELECT oid FROM pg_database"
          + " WHERE datname = current_database())";

  private TurnLock() {}

  /** Takes it if it is free; whether that session has it. */
  static boolean tryTake(Connection connection) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_try_advisory_lock(?, 0)")) {
      lock.setInt(1, SERVING);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /**
   * Ends all sessions of who has the turn and has said nothing for as long as the lease. Also those
   * in the middle of a transaction: what they hold would keep the next one waiting.
   *
   * @return how many
   */
  static int endIfSilent(Connection connection, Duration lease) throws SQLException {
    try (PreparedStatement end =
        connection.prepareStatement(
            "SELECT count(pg_terminate_backend(o.pid))"
                + HOLDER.formatted(
                    " JOIN pg_stat_activity o ON o.datid = a.datid AND (o.pid = a.pid"
                        + " OR (o.application_name = a.application_name"
                        + " AND o.application_name <> ?))")
                + " AND a.state_change < clock_timestamp() - ? * interval '1 ms'")) {
      end.setString(1, NAMELESS);
      end.setLong(2, SERVING);
      end.setLong(3, lease.toMillis());
      return count(end);
    }
  }

  /**
   * Ends a session of this process that has the turn. There is one if the line to the database was
   * cut and the database has not noticed.
   *
   * @return how many
   */
  static int endOwnLost(Connection connection) throws SQLException {
    try (PreparedStatement end =
        connection.prepareStatement(
            "SELECT count(pg_terminate_backend(a.pid, ?))"
                + HOLDER.formatted("")
                + " AND a.application_name = current_setting('application_name')"
                + " AND a.application_name <> ? AND a.pid <> pg_backend_pid()")) {
      end.setLong(1, ENDED_WITHIN_MS);
      end.setLong(2, SERVING);
      end.setString(3, NAMELESS);
      return count(end);
    }
  }

  private static int count(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
