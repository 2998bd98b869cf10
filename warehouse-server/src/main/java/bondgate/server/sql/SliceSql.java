package bondgate.server.sql;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Statements of one slice, each on a connection of the caller's transaction, or of its own if there
 * is none; values are bound as {@link Statements} does. A failure of the database is an {@link
 * IllegalStateException}, which the caller can only hand on.
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
  public interface Reading<T> extends Statements.Reading<T> {}

  /** All rows, in their order; also those that a change returns. */
  public <T> List<T> query(String sql, Reading<T> reading, Object... values) {
    try (Connection connection = database.getConnection()) {
      return Statements.query(connection, sql, reading, values);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** How many rows it changed. */
  public int update(String sql, Object... values) {
    try (Connection connection = database.getConnection()) {
      return Statements.update(connection, sql, values);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** A time that may be missing. */
  public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private IllegalStateException failed(SQLException e) {
    return new IllegalStateException(
        "%s cannot be read or written, SQLState=%s: %s"
            .formatted(about, e.getSQLState(), e.getMessage()),
        e);
  }
}
