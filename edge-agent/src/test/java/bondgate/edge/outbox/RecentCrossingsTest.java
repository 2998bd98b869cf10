package bondgate.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.AgentStarted;
import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.TagCrossing;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal's counting display: what is on disk, also after it was sent and after a restart. */
class RecentCrossingsTest {
  private static final String EPC = "E28011700000020A1B2C3D4E";

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
  void crossingsAreShownFromTheirRecordOnAndAfterARestart() throws Exception {
    outbox.append(List.of(crossing("exit"), started(), crossing("dock"), crossing("exit")));
    assertThat(outbox.crossingsAfter("exit", 0))
        .extracting(RecordedCrossing::seq)
        .containsExactly(1L, 4L);
    assertThat(outbox.crossingsAfter("exit", 1))
        .extracting(RecordedCrossing::seq)
        .containsExactly(4L);
    List<RecordedCrossing> before = outbox.crossingsAfter("exit", 0);
    outbox.acknowledged(1, 4);
    reopen();
    assertThat(outbox.crossingsAfter("exit", 0)).isEqualTo(before);
  }

  @Test
  void onlyTheLastThousandCrossingsAreKept() throws Exception {
    for (int i = 0; i < 11; i++) {
      List<Fact> hundred = new ArrayList<>();
      for (int j = 0; j < 100; j++) {
        hundred.add(crossing("exit"));
      }
      outbox.append(hundred);
    }
    assertThat(outbox.crossingsAfter("exit", 0)).hasSize(1000);
    assertThat(outbox.crossingsAfter("exit", 0).get(0).seq()).isEqualTo(101);
    reopen();
    assertThat(outbox.crossingsAfter("exit", 0)).hasSize(1000);
    assertThat(count()).isEqualTo(1000);
  }

  private void reopen() throws Exception {
    close();
    open();
  }

  private long count() throws OutboxException {
    return database.commit(
        "count",
        c -> {
          try (Statement statement = c.createStatement()) {
            return statement.executeQuery("SELECT count(*) FROM crossing").getLong(1);
          }
        });
  }

  private Fact started() {
    return new Fact(new AgentStarted("test", 0, 1), clock.instant());
  }

  private Fact crossing(String portal) {
    return new Fact(
        new TagCrossing(
            portal,
            "exit",
            EPC,
            Direction.OUT,
            900,
            9,
            9,
            -900,
            -50,
            clock.instant(),
            EdgeDecision.REFUSED,
            "",
            0),
        clock.instant());
  }
}
