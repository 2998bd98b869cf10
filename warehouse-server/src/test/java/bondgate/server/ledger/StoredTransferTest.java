package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Earlier transfers are found by their ids, also in a book that is newer than the statistics. */
class StoredTransferTest {
  private static final String BOOK = "INSERT INTO ledger_book (name, last_seq) VALUES ('%s', %d)";

  /** Of the book %1$d, with numbers from %2$d to %3$d. */
  private static final String ROWS =
      "INSERT INTO ledger_transfer SELECT %1$d, g, md5(%1$d || '/' || g)::uuid, 1, 0, 4, 8, 1, 1,"
          + " 0, NULL, 0, g - 1, g - 1, '', 'nobody', -1, now(), now(), 0, g, 0, 0, 0, 0, 0, g"
          + " FROM generate_series(%2$d, %3$d) g";

  private static final String ASKED = StoredTransfer.FIND.replaceFirst("\\?", "ARRAY(%s)");

  @TempDir static Path folder;
  private static LedgerRig rig;

  @BeforeAll
  static void twoBooks() throws Exception {
    rig = LedgerRig.in(folder);
    try (Connection connection = rig.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE ledger_transfer SET (autovacuum_enabled = false)");
      statement.execute(BOOK.formatted("first", 20_000));
      statement.execute(ROWS.formatted(1, 1, 20_000));
      statement.execute("ANALYZE ledger_transfer");
      // Of a second book the statistics say that it has no rows. It has two stretches.
      statement.execute(BOOK.formatted("second", (1 << 20) + 10));
      statement.execute(ROWS.formatted(2, 1, 20_000));
      statement.execute(ROWS.formatted(2, 1 << 20, (1 << 20) + 10));
      statement.execute(
          "INSERT INTO ledger_account OVERRIDING SYSTEM VALUE SELECT n, 2, 'second/' || n, 'piece',"
              + " 0, 'NONE', now() FROM unnest(ARRAY[4, 8]) n");
    }
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void oneIdIsNotSearchedForInTheWholeBook() throws Exception {
    try (Connection connection = rig.connect();
        Statement statement = connection.createStatement()) {
      StringBuilder plan = new StringBuilder();
      String asked = ASKED.formatted("SELECT md5('2/7')::uuid").replaceFirst("\\?", "2");
      try (ResultSet line = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS OFF) " + asked)) {
        while (line.next()) {
          plan.append(line.getString(1)).append('\n');
        }
      }

      assertThat(plan.toString())
          .as("by the ids, once for each stretch, and not through every row of the book")
          .containsPattern("Index Scan using ledger_transfer_once .*loops=2")
          .containsPattern(
              "Index Cond: .*seq >> 20\\)\\)?(::integer)? = stretch.number\\) AND \\(.*id = w.id");
    }
  }

  @Test
  void anIdIsFoundInWhicheverStretchItIs() throws Exception {
    List<Integer> rows = List.of(1, 20_000, 1 << 20, (1 << 20) + 10);
    List<TransferId> ids = rows.stream().map(StoredTransferTest::id).toList();
    try (Connection connection = rig.connect()) {
      assertThat(StoredTransfer.find(connection, 2, ids)).containsOnlyKeys(ids);
      assertThat(StoredTransfer.find(connection, 1, ids)).as("the other book's").isEmpty();
    }
  }

  private static TransferId id(int seq) {
    try (Connection connection = rig.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT md5('2/' || %d)::uuid".formatted(seq))) {
      row.next();
      return new TransferId(row.getObject(1, UUID.class));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
