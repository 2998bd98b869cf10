package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Earlier transfers are found by their ids, also in a book that is newer than the statistics. */
class StoredTransferTest {
  private static final String ROWS =
      "INSERT INTO ledger_transfer SELECT %d, g, gen_random_uuid(), 1, 0, 4, 8, 1, 1, 0, NULL, 0,"
          + " g - 1, g - 1, '', 'nobody', -1, now(), now(), 0, g, 0, 0, 0, 0, 0, g"
          + " FROM generate_series(1, 20000) g";

  @TempDir Path folder;

  @Test
  void oneIdIsNotSearchedForInTheWholeBook() throws Exception {
    try (LedgerRig rig = LedgerRig.in(folder);
        Connection connection = rig.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE ledger_transfer SET (autovacuum_enabled = false)");
      statement.execute(ROWS.formatted(1));
      statement.execute("ANALYZE ledger_transfer");
      // A second book, of which the statistics say that it has no rows.
      statement.execute(ROWS.formatted(2));
      StringBuilder plan = new StringBuilder();
      String asked =
          StoredTransfer.FIND
              .replaceFirst("\\?", "ARRAY(SELECT gen_random_uuid())")
              .replaceFirst("\\?", "2");
      try (ResultSet line = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS OFF) " + asked)) {
        while (line.next()) {
          plan.append(line.getString(1)).append('\n');
        }
      }

      assertThat(plan.toString())
          .as("by the ids, and not through every row of the book")
          .contains("ledger_transfer_once");
    }
  }
}
