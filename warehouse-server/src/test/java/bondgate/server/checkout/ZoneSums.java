package bondgate.server.checkout;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that could be counted twice, or be left over. */
@ApplicationScoped
class ZoneSums {
  private static final List<String> SIDES =
      List.of("debits_pending", "debits_posted", "credits_pending", "credits_posted");
  private static final Map<String, String> COUNTS =
      Map.of(
          "quota reserved", "SELECT coalesce(sum(reserved_fen), 0) FROM sale_quota",
          "quota used", "SELECT coalesce(sum(consumed_fen), 0) FROM sale_quota",
          "orders", "SELECT count(*) FROM sale_order",
          "steps of orders", "SELECT count(*) FROM sale_step",
          "acts", "SELECT count(*) FROM stream_act",
          "open holds",
              "SELECT (SELECT count(*) FROM guarantee_hold)"
                  + " - (SELECT count(*) FROM guarantee_hold_end)",
          "news of money", "SELECT count(*) FROM payment_news",
          "news of customs", "SELECT count(*) FROM customs_news");

  @Inject AgroalDataSource database;

  /** All sums now, by name. */
  Map<String, Long> now() throws SQLException {
    Map<String, Long> sums = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> count : COUNTS.entrySet()) {
        try (ResultSet row = statement.executeQuery(count.getValue())) {
          row.next();
          sums.put(count.getKey(), row.getLong(1));
        }
      }
      try (ResultSet row =
          statement.executeQuery(
              "SELECT a.name, b.* FROM ledger_balance b JOIN ledger_account a ON a.id = b.account")) {
        while (row.next()) {
          for (String side : SIDES) {
            sums.put(row.getString("name") + " " + side, row.getLong(side));
          }
        }
      }
    }
    return sums;
  }

  /** By how much each sum changed since; none of those that did not. */
  Map<String, Long> changesSince(Map<String, Long> before) throws SQLException {
    Map<String, Long> changes = now();
    before.forEach((name, sum) -> changes.merge(name, -sum, Long::sum));
    changes.values().removeIf(change -> change == 0);
    return changes;
  }

  long permits(String saleNo) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM fence_permit WHERE document = '%s'".formatted(saleNo))) {
      row.next();
      return row.getLong(1);
    }
  }
}
