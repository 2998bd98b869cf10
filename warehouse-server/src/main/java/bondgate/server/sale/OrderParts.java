package bondgate.server.sale;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is asked about some orders of a zone at once, and what came of it. */
final class OrderParts {
  private final List<Part<?>> parts = new ArrayList<>();

  private record Part<T>(String sql, OrderStore.Reading<T> reading, Map<String, List<T>> rows) {
    void take(ResultSet row) throws SQLException {
      while (row.next()) {
        rows.computeIfAbsent(row.getString("sale_no"), saleNo -> new ArrayList<>())
            .add(reading.read(row));
      }
    }
  }

  /**
   * Asks for a part.
   *
   * @param columns without the number of the order
   * @param table with a row for each, which names zone and number of its order
   * @param order column by which those of one order are sorted
   * @return its rows by the number of their order, as soon as the parts were read
   */
  <T> Map<String, List<T>> part(
      String columns, String table, String order, OrderStore.Reading<T> reading) {
    Map<String, List<T>> rows = new HashMap<>();
    String sql =
        "SELECT %s, sale_no FROM %s WHERE zone = ? AND sale_no = ANY (?) ORDER BY %s"
            .formatted(columns, table, order);
    parts.add(new Part<>(sql, reading, rows));
    return rows;
  }

  /** Those of one order; none are an empty list. */
  static <T> List<T> of(Map<String, List<T>> rows, OrderHead order) {
    return rows.getOrDefault(order.saleNo(), List.of());
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
