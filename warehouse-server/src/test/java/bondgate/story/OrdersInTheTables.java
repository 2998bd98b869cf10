package bondgate.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** What the database of a running server says of its orders. */
final class OrdersInTheTables implements AutoCloseable {
  private final Connection connection;

  private OrdersInTheTables(Connection connection) {
    this.connection = connection;
  }

  /** The database in that data folder. */
  static OrdersInTheTables in(Path data) throws IOException, SQLException {
    String port = Files.readAllLines(data.resolve("postgres.pid")).get(1).strip();
    return new OrdersInTheTables(
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + port + "/bondgate",
            "bondgate",
            Files.readString(data.resolve("postgres/password")).strip()));
  }

  /** How many orders stand at each stage. */
  Map<String, Long> stages() throws SQLException {
    Map<String, Long> stages = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT stage, count(*) FROM sale_state GROUP BY stage")) {
      while (row.next()) {
        stages.put(row.getString(1), row.getLong(2));
      }
    }
    return stages;
  }

  long count(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
