package bondgate.server.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements on a connection that the caller has. Values are bound as they are, an {@link Instant}
 * as a time in UTC, an array of texts as {@code text[]}, and a list as {@code bigint[]} if it is of
 * longs and as {@code text[]} if not.
 */
public final class Statements {
  private Statements() {}

  /** Makes something of a row. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Of the row at which it stands. */
    T of(ResultSet row) throws SQLException;
  }

  /** All rows, in their order; also those that a change returns. */
  public static <T> List<T> query(
      Connection connection, String sql, Reading<T> reading, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, values);
      List<T> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(reading.of(row));
        }
      }
      return found;
    }
  }

  /** How many rows it changed. */
  public static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, values);
      return statement.executeUpdate();
    }
  }

  private static void bind(Connection connection, PreparedStatement statement, Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Instant at) {
        statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
      } else if (value instanceof String[] texts) {
        statement.setArray(i + 1, connection.createArrayOf("text", texts));
      } else if (value instanceof List<?> list) {
        boolean numbers = !list.isEmpty() && list.get(0) instanceof Long;
        statement.setArray(
            i + 1, connection.createArrayOf(numbers ? "bigint" : "text", list.toArray()));
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }
}
