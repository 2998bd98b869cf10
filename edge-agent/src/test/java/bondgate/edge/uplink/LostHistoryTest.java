package bondgate.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.edge.outbox.AgentDatabase;
import bondgate.edge.outbox.DiskGuard;
import bondgate.edge.outbox.Fact;
import bondgate.edge.outbox.Keeping;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.OutboxException;
import bondgate.edge.outbox.TestClock;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.AgentStarted;
import bondgate.events.HistoryLost;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.simulator.log.PlainLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an agent lets go of a checkpoint, what it writes down of it, and when it does not. */
class LostHistoryTest {
  private static final String WHY = "the disk died after the last backup";

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private final PlainLog log =
      new PlainLog("bondgate.test/guiyang-o2o", SigningKey.ofSeed(new byte[32]));
  private AgentDatabase database;
  private Outbox outbox;

  @BeforeEach
  void open() throws Exception {
    database = AgentDatabase.open(folder);
    outbox =
        Outbox.open(
            database,
            DiskGuard.open(database, folder, 0, new Keeping(Duration.ofDays(7), 1 << 20)),
            clock.recordClock(),
            "guiyang-o2o",
            "edge-1",
            1);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anotherSizeThanTheHeldOnesIsRefusedAndNothingIsRecorded() throws Exception {
    assertThatThrownBy(() -> take(3, WHY))
        .isInstanceOf(OutboxException.class)
        .hasMessageContaining("this agent holds none");
    String held = acknowledged(3);
    for (long other : new long[] {2, 4}) {
      assertThatThrownBy(() -> take(other, WHY))
          .isInstanceOf(OutboxException.class)
          .hasMessageContaining("names a checkpoint of %d entries".formatted(other))
          .hasMessageContaining("holds one of 3");
    }
    assertThat(outbox.checkpoint()).isEqualTo(held);
    assertThat(outbox.unsent()).isZero();
  }

  @Test
  void whatWasHeldIsARecordAndIsHeldNoMoreAlsoAfterARestart() throws Exception {
    String held = acknowledged(3);
    take(3, WHY);
    assertThat(outbox.checkpoint()).isEmpty();
    List<SealedRecord> waiting = outbox.nextBatch(outbox.ackedSeq(), 10);
    assertThat(waiting)
        .singleElement()
        .satisfies(
            record -> assertThat(record.fields().body()).isEqualTo(new HistoryLost(held, WHY)));
    assertThat(outbox.firstKeptSeq()).as("what may be asked for").isEqualTo(1);
    close();
    open();
    assertThat(outbox.checkpoint()).isEmpty();
    assertThat(outbox.unsent()).isEqualTo(1);
  }

  @Test
  void aWordThatStaysInTheSettingsIsTakenOnce() throws Exception {
    acknowledged(3);
    take(3, WHY);
    take(3, WHY);
    assertThat(outbox.unsent()).isEqualTo(1);
    outbox.acknowledged(1, outbox.chain().lastSeq(), log.checkpoint());
    String again = outbox.checkpoint();
    take(3, WHY);
    assertThat(outbox.checkpoint()).as("as large as the one before").isEqualTo(again);

    take(3, "once more");
    assertThat(outbox.checkpoint()).as("another word").isEmpty();
  }

  private void take(long size, String reason) throws OutboxException {
    LostHistory.take(new EdgeSettings.HistoryLost(size, reason), database, outbox);
  }

  /** The agent's records are the leaves of the server's log, and its checkpoint is held. */
  private String acknowledged(int count) throws OutboxException {
    for (int i = 0; i < count; i++) {
      log.append(outbox.append(new Fact(new AgentStarted("test", 0, 0), clock.instant())).bytes());
    }
    outbox.acknowledged(1, count, log.checkpoint());
    return log.checkpoint();
  }
}
