package bondgate.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.AlarmRaised;
import bondgate.events.EdgeRecord;
import bondgate.events.EpochBegun;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the outbox promises, and what it refuses. */
class OutboxTest {
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
  void factsBecomeTheNextRecordsOfTheChain() throws Exception {
    SealedRecord first = outbox.append(alarm());
    clock.advance(Duration.ofSeconds(1));
    List<SealedRecord> more = outbox.append(List.of(alarm(), alarm()));

    assertThat(first.fields().seq()).isEqualTo(1);
    assertThat(first.fields().previous()).isEqualTo(EdgeRecord.GENESIS);
    assertThat(more.get(0).fields().previous()).isEqualTo(first.hash());
    assertThat(more.get(1).fields().seq()).isEqualTo(3);
    assertThat(more.get(1).fields().recordedAt()).isEqualTo(clock.instant());
    assertThat(outbox.chain().lastHash()).isEqualTo(more.get(1).hash());
    assertThat(outbox.unsent()).isEqualTo(3);
  }

  @Test
  void theBytesThatComeOutAreTheBytesThatWentIn() throws Exception {
    List<SealedRecord> made = outbox.append(List.of(alarm(), alarm(), alarm()));
    List<SealedRecord> read = outbox.nextBatch(0, 256);
    assertThat(read).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(read.get(i).bytes()).isEqualTo(made.get(i).bytes());
    }
  }

  @Test
  void aBatchBeginsWhereItIsAskedToAndIsNoLongerThanAsked() throws Exception {
    outbox.append(List.of(alarm(), alarm(), alarm(), alarm(), alarm()));
    assertThat(outbox.nextBatch(1, 2)).extracting(r -> r.fields().seq()).containsExactly(2L, 3L);
    assertThat(outbox.nextBatch(5, 2)).isEmpty();
  }

  @Test
  void onlyWhatWasAcknowledgedIsDeleted() throws Exception {
    outbox.append(List.of(alarm(), alarm(), alarm()));
    outbox.acknowledged(1, 2);
    assertThat(outbox.nextBatch(0, 256)).extracting(r -> r.fields().seq()).containsExactly(3L);
    assertThat(outbox.unsent()).isEqualTo(1);
    assertThat(outbox.ackedSeq()).isEqualTo(2);
  }

  @Test
  void anOldAnswerOrOneOfAnotherEpochDeletesNothing() throws Exception {
    outbox.append(List.of(alarm(), alarm(), alarm()));
    outbox.acknowledged(1, 2);
    outbox.acknowledged(1, 1);
    outbox.acknowledged(2, 3);
    assertThat(outbox.ackedSeq()).isEqualTo(2);
    assertThat(outbox.nextBatch(0, 256)).hasSize(1);
  }

  @Test
  void whatWasNeverMadeCannotBeAcknowledged() throws Exception {
    outbox.append(alarm());
    assertThatThrownBy(() -> outbox.acknowledged(1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the last one made is 1");
    assertThat(outbox.nextBatch(0, 256)).hasSize(1);
  }

  @Test
  void theChainGoesOnAfterARestartAlsoWhenTheOutboxIsEmpty() throws Exception {
    SealedRecord last = outbox.append(List.of(alarm(), alarm())).get(1);
    outbox.acknowledged(1, 2);
    reopen(1);
    assertThat(outbox.unsent()).isZero();
    SealedRecord next = outbox.append(alarm());
    assertThat(next.fields().seq()).isEqualTo(3);
    assertThat(next.fields().previous()).isEqualTo(last.hash());
  }

  @Test
  void whatWasNotAcknowledgedIsThereAfterARestart() throws Exception {
    List<SealedRecord> made = outbox.append(List.of(alarm(), alarm(), alarm()));
    outbox.acknowledged(1, 1);
    reopen(1);
    assertThat(outbox.nextBatch(outbox.ackedSeq(), 256))
        .extracting(SealedRecord::hash)
        .containsExactly(made.get(1).hash(), made.get(2).hash());
  }

  @Test
  void aHigherEpochBeginsANewSequenceAndKeepsTheOldRecordsAsEvidence() throws Exception {
    List<SealedRecord> old = outbox.append(List.of(alarm(), alarm(), alarm()));
    outbox.acknowledged(1, 1);
    reopen(2);
    reopen(2);
    SealedRecord begun = outbox.nextBatch(0, 256).get(0);
    assertThat(outbox.nextBatch(0, 256)).as("told once").hasSize(1);
    assertThat(begun.fields().epoch()).isEqualTo(2);
    assertThat(begun.fields().seq()).isEqualTo(1);
    assertThat(begun.fields().previous()).isEqualTo(EdgeRecord.GENESIS);
    assertThat(begun.fields().body()).isEqualTo(new EpochBegun(1, 3, old.get(2).hash(), 1));
    assertThat(outbox.sequence()).isEqualTo(new Sequence(1, true, 3, 1));

    outbox.giveUp(1);
    assertThat(outbox.sequence()).isEqualTo(new Sequence(2, false, 1, 0));
    assertThat(count("record WHERE epoch = 1")).isEqualTo(2);
  }

  @Test
  void aLowerEpochIsRefused() throws Exception {
    reopen(2);
    database.close();
    database = AgentDatabase.open(folder);
    assertThatThrownBy(() -> Outbox.open(database, clock.recordClock(), "guiyang-o2o", "edge-1", 1))
        .isInstanceOf(OutboxException.class)
        .hasMessageContaining("set bondgate.edge.epoch=2");
  }

  @Test
  void anotherAgentsFolderIsRefused() {
    assertThatThrownBy(() -> Outbox.open(database, clock.recordClock(), "guiyang-o2o", "edge-2", 1))
        .isInstanceOf(OutboxException.class)
        .hasMessageContaining("belongs to guiyang-o2o/edge-1");
  }

  @Test
  void aSecondAgentInTheSameFolderIsRefused() {
    assertThatThrownBy(() -> AgentDatabase.open(folder))
        .isInstanceOf(OutboxException.class)
        .hasMessageContaining("another agent uses");
  }

  @Test
  void aRecordThatIsMissingIsFoundAtTheStart() throws Exception {
    outbox.append(List.of(alarm(), alarm(), alarm()));
    database.close();
    sql("DELETE FROM record WHERE seq = 2");
    database = AgentDatabase.open(folder);
    assertThatThrownBy(() -> Outbox.open(database, clock.recordClock(), "guiyang-o2o", "edge-1", 1))
        .isInstanceOf(OutboxException.class)
        .hasMessageContaining("record 3 does not follow record 1");
  }

  @Test
  void aRecordWhoseBytesWereChangedIsFoundAtTheStart() throws Exception {
    outbox.append(List.of(alarm(), alarm(), alarm()));
    database.close();
    sql(
        "UPDATE record SET bytes = CAST(replace(CAST(bytes AS TEXT), '1B2C', '1B2D') AS BLOB)"
            + " WHERE seq = 2");
    database = AgentDatabase.open(folder);
    assertThatThrownBy(() -> Outbox.open(database, clock.recordClock(), "guiyang-o2o", "edge-1", 1))
        .isInstanceOf(OutboxException.class)
        .hasMessageContaining("record 3 does not follow record 2");
  }

  @Test
  void theLastRecordThatIsMissingIsFoundAtTheStart() throws Exception {
    outbox.append(List.of(alarm(), alarm()));
    database.close();
    sql("DELETE FROM record WHERE seq = 2");
    database = AgentDatabase.open(folder);
    assertThatThrownBy(() -> Outbox.open(database, clock.recordClock(), "guiyang-o2o", "edge-1", 1))
        .isInstanceOf(OutboxException.class)
        .hasMessageContaining("the records end at 1, but 2 were made");
  }

  @Test
  void aDiskThatIsFullLosesNothingAndGoesOnWhenItIsNot() throws Exception {
    outbox.append(alarm());
    database.commit("limit", c -> execute(c, "PRAGMA max_page_count = 8"));
    List<Fact> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.add(alarm());
    }
    assertThatThrownBy(() -> outbox.append(many))
        .isInstanceOf(OutboxException.class)
        .hasMessageContaining("full");
    assertThat(outbox.nextBatch(0, 256)).hasSize(1);

    database.commit("widen", c -> execute(c, "PRAGMA max_page_count = 100000"));
    assertThat(outbox.append(many)).hasSize(500);
    RecordChain whole = outbox.chain();
    reopen(1);
    assertThat(outbox.chain()).isEqualTo(whole);
    assertThat(whole.lastSeq()).isEqualTo(501);
  }

  @Test
  void whoeverSendsIsToldOfEachAppend() throws Exception {
    AtomicInteger told = new AtomicInteger();
    outbox.onAppend(told::incrementAndGet);
    outbox.append(List.of(alarm(), alarm()));
    assertThat(told).hasValue(1);
  }

  @Test
  void theDatabaseSyncsEveryCommit() throws Exception {
    database.commit(
        "look",
        c -> {
          try (Statement statement = c.createStatement()) {
            assertThat(statement.executeQuery("PRAGMA synchronous").getInt(1)).isEqualTo(2);
            assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1)).isEqualTo("wal");
          }
          return null;
        });
  }

  private void reopen(long epoch) throws Exception {
    database.close();
    database = AgentDatabase.open(folder);
    outbox = Outbox.open(database, clock.recordClock(), "guiyang-o2o", "edge-1", epoch);
  }

  private long count(String table) throws OutboxException {
    return database.commit(
        "count",
        c -> {
          try (Statement statement = c.createStatement()) {
            return statement.executeQuery("SELECT count(*) FROM " + table).getLong(1);
          }
        });
  }

  private void sql(String sql) throws Exception {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outbox.db"))) {
      execute(c, sql);
    }
  }

  private static Void execute(Connection connection, String sql) throws java.sql.SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return null;
  }

  private Fact alarm() {
    return new Fact(
        new AlarmRaised("exit", "exit", EPC, AlarmRaised.Reason.NOT_PERMITTED, 0), clock.instant());
  }
}
