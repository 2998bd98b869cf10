package bondgate.server.payment;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements in the ambient transaction. */
@ApplicationScoped
class PaymentSql {
  private final AgroalDataSource database;

  @Inject
  PaymentSql(AgroalDataSource database) {
    this.database = database;
  }

  /** Makes something of the row at which the result stands. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows of a query. */
  <T> List<T> all(String what, RowReader<T> reader, String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      List<T> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(reader.read(row));
        }
      }
      return List.copyOf(found);
    } catch (SQLException e) {
      throw new PaymentStorageException(what, e);
    }
  }

  /** The first row of a query. */
  <T> Optional<T> first(String what, RowReader<T> reader, String sql, Object... values) {
    return all(what, reader, sql, values).stream().findFirst();
  }

  /** Changes rows; how many. */
  int change(String what, String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new PaymentStorageException(what, e);
    }
  }

  /** Nobody else holds the lock of that name until the transaction ends. */
  void lock(String name) {
    first(
        "take the lock of " + name,
        row -> 1,
        "SELECT pg_advisory_xact_lock(hashtextextended(?, 32))",
        name);
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Instant at) {
        statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
      } else if (value instanceof Enum<?> word) {
        statement.setString(i + 1, word.name());
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }
}
