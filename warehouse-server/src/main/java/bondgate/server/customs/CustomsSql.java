package bondgate.server.customs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Statements on the tables of this slice, on a connection of the caller's transaction. */
final class CustomsSql {
  private CustomsSql() {}

  /** Reads one row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static int update(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(connection, statement, values);
      return statement.executeUpdate();
    }
  }

  static <T> List<T> query(Connection connection, RowReader<T> reader, String sql, Object... values)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(connection, statement, values);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(reader.read(result));
        }
      }
    }
    return rows;
  }

  private static void set(Connection connection, PreparedStatement statement, Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Instant at) {
        statement.setTimestamp(i + 1, Timestamp.from(at));
      } else if (value instanceof List<?> list) {
        boolean numbers = !list.isEmpty() && list.get(0) instanceof Long;
        statement.setArray(
            i + 1, connection.createArrayOf(numbers ? "bigint" : "text", list.toArray()));
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  /** A failure of the database, which the caller can only hand on. */
  static IllegalStateException failed(String what, SQLException e) {
    return new IllegalStateException(
        "%s failed, SQLState=%s: %s".formatted(what, e.getSQLState(), e.getMessage()), e);
  }
}
