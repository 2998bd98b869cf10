package bondgate.server.sale;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is asked about one order at once, and what came of it. */
final class OrderParts {
  private final List<Part<?>> parts = new ArrayList<>();

  private record Part<T>(String sql, OrderStore.Reading<T> reading, List<T> rows) {
    void take(ResultSet row) throws SQLException {
      while (row.next()) {
        rows.add(reading.read(row));
      }
    }
  }

  /**
   * Asks for a part.
   *
   * @param sql with two parameters, the zone and the number of the order
   * @return its rows, as soon as the parts were read
   */
  <T> List<T> part(String sql, OrderStore.Reading<T> reading) {
    List<T> rows = new ArrayList<>();
    parts.add(new Part<>(sql, reading, rows));
    return rows;
  }

  int count() {
    return parts.size();
  }

  String sql() {
    return parts.stream().map(Part::sql).collect(Collectors.joining("; "));
  }

  /** Takes the results of the statement, which was executed. */
  void take(Statement executed) throws SQLException {
    for (Part<?> part : parts) {
      try (ResultSet row = executed.getResultSet()) {
        part.take(row);
      }
      executed.getMoreResults();
    }
  }
}
