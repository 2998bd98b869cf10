package bondgate.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.FaceSighting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told again is recorded once: with its record or not at all, and for long enough. */
class ToldOnceTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private AgentDatabase database;
  private Outbox outbox;

  @BeforeEach
  void open() throws Exception {
    database = AgentDatabase.open(folder);
    outbox = Outbox.open(database, clock.recordClock(), "guiyang-o2o", "edge-1", 1);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theSameIsRecordedOnceAndRememberedOverARestart() throws Exception {
    assertThat(new ToldOnce(database, outbox).append("a", fact())).isTrue();
    assertThat(new ToldOnce(database, outbox).append("a", fact())).isFalse();
    close();
    open();
    assertThat(new ToldOnce(database, outbox).append("a", fact())).isFalse();
    assertThat(new ToldOnce(database, outbox).append("b", fact())).isTrue();
    assertThat(outbox.chain().lastSeq()).isEqualTo(2);
  }

  @Test
  void whenTheRecordIsNotTakenItIsNotRememberedEither() throws Exception {
    ToldOnce told = new ToldOnce(database, outbox);
    refuse("record");
    assertThatThrownBy(() -> told.append("a", fact())).isInstanceOf(OutboxException.class);
    allow("record");
    refuse("told");
    assertThatThrownBy(() -> told.append("a", fact())).isInstanceOf(OutboxException.class);
    assertThat(outbox.nextBatch(0, 10)).as("no record that would be made again").isEmpty();
    allow("told");
    assertThat(told.append("a", fact())).isTrue();
    assertThat(outbox.nextBatch(0, 10)).hasSize(1);
  }

  @Test
  void theOldestAreForgottenAndNoListGrows() throws Exception {
    ToldOnce told = new ToldOnce(database, outbox, 3);
    for (String what : new String[] {"a", "b", "c", "d"}) {
      assertThat(told.append(what, fact())).isTrue();
    }
    assertThat(told.append("b", fact())).isFalse();
    assertThat(told.append("a", fact())).as("three are remembered").isTrue();
  }

  private Fact fact() {
    return new Fact(
        new FaceSighting("gate-lamp", FaceSighting.Decision.UNKNOWN, "", 100, -1), clock.instant());
  }

  private void refuse(String table) throws Exception {
    execute(
        "CREATE TRIGGER refuse_%s BEFORE INSERT ON %s BEGIN SELECT RAISE(ABORT, 'no'); END"
            .formatted(table, table));
  }

  private void allow(String table) throws Exception {
    execute("DROP TRIGGER refuse_" + table);
  }

  private void execute(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outbox.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
