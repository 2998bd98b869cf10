package bondgate.server.sql;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements of one slice, each on a connection of the caller's transaction, or of its own if there
 * is none. Values are bound as they are, an {@link Instant} as a time in UTC and an array of texts
 * as {@code text[]}. A failure of the database is an {@link IllegalStateException}, which the
 * caller can only hand on.
 */
public final class SliceSql {
  private final AgroalDataSource database;
  private final String about;

  /**
   * Of the slice that keeps these.
   *
   * @param about what cannot be read or written if the database fails, such as {@code accounts}
   */
  public SliceSql(AgroalDataSource database, String about) {
    this.database = database;
    this.about = about;
  }

  /** Makes something of a row. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Of the row at which it stands. */
    T of(ResultSet row) throws SQLException;
  }

  /** All rows, in their order; also those that a change returns. */
  public <T> List<T> query(String sql, Reading<T> reading, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, values);
      List<T> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(reading.of(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** How many rows it changed. */
  public int update(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** A time that may be missing. */
  public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static void bind(Connection connection, PreparedStatement statement, Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Instant at) {
        statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
      } else if (value instanceof String[] texts) {
        statement.setArray(i + 1, connection.createArrayOf("text", texts));
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  private IllegalStateException failed(SQLException e) {
    return new IllegalStateException(
        "%s cannot be read or written, SQLState=%s: %s"
            .formatted(about, e.getSQLState(), e.getMessage()),
        e);
  }
}
