package bondgate.server.customs;

import bondgate.server.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Statements on the tables of this slice, on a connection of the caller's transaction. */
final class CustomsSql {
  private CustomsSql() {}

  static int update(Connection connection, String sql, Object... values) throws SQLException {
    return Statements.update(connection, sql, values);
  }

  static <T> List<T> query(
      Connection connection, Statements.Reading<T> reading, String sql, Object... values)
      throws SQLException {
    return Statements.query(connection, sql, reading, values);
  }

  /** A failure of the database, which the caller can only hand on. */
  static IllegalStateException failed(String what, SQLException e) {
    return new IllegalStateException(
        "%s failed, SQLState=%s: %s".formatted(what, e.getSQLState(), e.getMessage()), e);
  }
}
