package bondgate.server.stream;

import io.agroal.api.AgroalDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * How fast PostgreSQL takes the rows that the stream wrote, if they are all there already: binary
 * COPY of each table, one after the other, into twins with the same checks and indexes.
 */
final class RawCopy {
  private static final Map<String, String> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put("evidence_leaf", "zone = '%s'");
    TABLES.put("evidence_tile", "zone = '%s'");
    TABLES.put("evidence_head", "zone = '%s'");
    TABLES.put("stream_record", "zone = '%s'");
    TABLES.put("stream_batch", "zone = '%s'");
    TABLES.put("fence_entry", "zone = '%s'");
    TABLES.put("ledger_transfer", "true");
  }

  private final AgroalDataSource database;

  RawCopy(AgroalDataSource database) {
    this.database = database;
  }

  /** Records per second: the time of all tables together, over the number of records. */
  double recordsPerSecond(String zone) throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      long nanos = 0;
      for (Map.Entry<String, String> table : TABLES.entrySet()) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        copy.copyOut(
            "COPY (SELECT * FROM %s WHERE %s) TO STDOUT (FORMAT binary)"
                .formatted(table.getKey(), table.getValue().formatted(zone)),
            rows);
        String twin = "twin_" + table.getKey();
        statement.execute(
            "CREATE TABLE %s (LIKE %s INCLUDING ALL)".formatted(twin, table.getKey()));
        long begun = System.nanoTime();
        copy.copyIn(
            "COPY %s FROM STDIN (FORMAT binary)".formatted(twin),
            new ByteArrayInputStream(rows.toByteArray()),
            1 << 20);
        long took = System.nanoTime() - begun;
        nanos += took;
        System.out.printf(
            Locale.ROOT,
            "  COPY %-20s %,12d bytes %8.1f ms%n",
            table.getKey(),
            rows.size(),
            took / 1e6);
        statement.execute("DROP TABLE " + twin);
      }
      try (ResultSet count =
          statement.executeQuery(
              "SELECT count(*) FROM stream_record WHERE zone = '%s'".formatted(zone))) {
        count.next();
        return count.getLong(1) / (nanos / 1e9);
      }
    }
  }
}
