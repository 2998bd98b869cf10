package bondgate.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.AlarmRaised;
import bondgate.events.FaceConsent;
import bondgate.events.FaceSighting;
import bondgate.events.SealedRecord;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays after the server has it, and for how long; and what never goes. */
class KeptRecordsTest {
  private static final String EPC = "E28011700000020A1B2C3D4E";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final long PLENTY = 1L << 30;

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private AgentDatabase database;
  private DiskGuard disk;
  private Outbox outbox;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatWasAcknowledgedStaysAndIsNotSentAgainByItself() throws Exception {
    open(new Keeping(HOUR, PLENTY));
    List<SealedRecord> made = append(3);
    outbox.acknowledged(1, 2);
    assertThat(numbers()).containsExactly(1L, 2L, 3L);
    assertThat(outbox.records(1, 0, 2))
        .extracting(SealedRecord::hash)
        .containsExactly(made.get(0).hash(), made.get(1).hash());
    assertThat(outbox.firstKeptSeq()).isEqualTo(1);
    assertThat(outbox.ackedSeq()).isEqualTo(2);
    assertThat(outbox.unsent()).isEqualTo(1);
    assertThat(outbox.nextBatch(outbox.ackedSeq(), 10)).hasSize(1);
  }

  @Test
  void itGoesWhenItsTimeIsOverAndNotBefore() throws Exception {
    open(new Keeping(HOUR, PLENTY));
    append(3);
    outbox.acknowledged(1, 2);
    clock.advance(HOUR.minusMillis(1));
    append(1);
    assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L);
    clock.advance(Duration.ofMillis(1));
    append(1);
    assertThat(numbers()).as("not acknowledged for however long").containsExactly(3L, 4L, 5L);
    assertThat(outbox.firstKeptSeq()).isEqualTo(3);
  }

  @Test
  void theTimeOfEachBeginsWithItsOwnAcknowledgement() throws Exception {
    open(new Keeping(HOUR, PLENTY));
    append(4);
    outbox.acknowledged(1, 1);
    clock.advance(HOUR.dividedBy(2));
    outbox.acknowledged(1, 3);
    clock.advance(HOUR.dividedBy(2));
    append(1);
    assertThat(numbers()).containsExactly(2L, 3L, 4L, 5L);
    assertThat(outbox.firstKeptSeq()).isEqualTo(2);
  }

  @Test
  void moreThanTheRoomIsNotKept() throws Exception {
    int bytes = openToMeasure();
    open(new Keeping(HOUR, 100L * bytes));
    for (int i = 0; i < 30; i++) {
      append(10);
      outbox.acknowledged(1, outbox.chain().lastSeq() - 1);
    }
    long kept = outbox.ackedSeq() - outbox.firstKeptSeq() + 1;
    assertThat(kept).isBetween(80L, 101L);
    assertThat(numbers())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(outbox.firstKeptSeq(), outbox.chain().lastSeq())
                .boxed()
                .toList());
  }

  @Test
  void withoutTimeOrRoomNothingStays() throws Exception {
    for (Keeping none :
        List.of(new Keeping(Duration.ZERO, PLENTY), new Keeping(HOUR, 0), Keeping.NONE)) {
      open(none);
      append(5);
      outbox.acknowledged(outbox.chain().epoch(), outbox.chain().lastSeq() - 1);
      assertThat(numbers()).as("%s", none).containsExactly(outbox.chain().lastSeq());
      assertThat(outbox.firstKeptSeq()).isEqualTo(outbox.ackedSeq() + 1);
    }
  }

  @Test
  void muchThatIsOverGoesInPartsAndNobodyWaitsForIt() throws Exception {
    open(new Keeping(HOUR, PLENTY));
    for (int i = 0; i < 5; i++) {
      append(1000);
    }
    outbox.acknowledged(1, 5000);
    clock.advance(HOUR);
    for (int left = 5000; left > 0; left -= KeptRecords.DROPPED_AT_ONCE) {
      assertThat(count("record WHERE seq <= 5000")).isEqualTo(left);
      append(1);
    }
    assertThat(count("record WHERE seq <= 5000")).isZero();
    assertThat(count("kept")).isZero();
  }

  @Test
  void itStaysOverARestartAndTheLookAtTheStartIsAtTheOthersOnly() throws Exception {
    open(new Keeping(HOUR, PLENTY));
    append(4);
    outbox.acknowledged(1, 3);
    change("UPDATE record SET bytes = x'00' WHERE seq = 1");
    open(new Keeping(HOUR, PLENTY));
    assertThat(outbox.firstKeptSeq()).isEqualTo(1);
    assertThat(outbox.unsent()).isEqualTo(1);
    open(Keeping.NONE);
    append(1);
    assertThat(numbers()).as("kept no longer by other settings").containsExactly(4L, 5L);
  }

  @Test
  void whatIsKeptOfAnEpochThatIsOverGoesInItsTimeToo() throws Exception {
    open(new Keeping(HOUR, PLENTY));
    append(3);
    outbox.acknowledged(1, 2);
    open(new Keeping(HOUR, PLENTY), 2);
    assertThat(outbox.sequence()).isEqualTo(new Sequence(1, true, 3, 2));
    assertThat(outbox.firstKeptSeq()).isEqualTo(1);
    outbox.acknowledged(1, 3);
    assertThat(outbox.firstKeptSeq()).as("of the epoch that is sent now").isEqualTo(1);
    assertThat(outbox.ackedSeq()).isZero();
    assertThat(count("record WHERE epoch = 1")).isEqualTo(3);
    clock.advance(HOUR);
    append(1);
    assertThat(count("record WHERE epoch = 1")).isZero();
    assertThat(numbers()).containsExactly(1L, 2L);
  }

  @Test
  void aFullDiskGivesUpWhatIsKeptBeforeItTouchesTheReserveOrAnySale() throws Exception {
    open(new Keeping(HOUR, PLENTY));
    for (int i = 0; i < 4; i++) {
      append(1000);
    }
    outbox.acknowledged(1, 3900);
    change("PRAGMA max_page_count = 1");
    for (int i = 0; i < 50; i++) {
      append(50);
    }
    assertThat(outbox.whyNoSales()).isEmpty();
    assertThat(folder.resolve("reserve")).hasSize(1 << 20);
    assertThat(outbox.firstKeptSeq()).isEqualTo(2 * KeptRecords.GIVEN_UP_AT_ONCE - 100 + 1);
    assertThat(numbers())
        .as("nothing that the server does not have")
        .containsExactlyElementsOf(LongStream.rangeClosed(3901, 6500).boxed().toList());
  }

  @Test
  void whatIsKeptOfWhoIsForgottenIsTheReferenceThatTheLogHasAndItGoesInItsTime() throws Exception {
    open(new Keeping(HOUR, PLENTY));
    String person = "ab".repeat(32);
    outbox.append(
        List.of(
            new Fact(
                new FaceConsent(FaceConsent.Act.GIVEN, person, 1, "cd".repeat(32)),
                clock.instant()),
            new Fact(
                new FaceSighting("entrance", FaceSighting.Decision.MATCH, person, 700, 990),
                clock.instant()),
            new Fact(
                new FaceConsent(FaceConsent.Act.WITHDRAWN, person, 1, "cd".repeat(32)),
                clock.instant())));
    outbox.acknowledged(1, 3);
    assertThat(outbox.nextBatch(0, 10))
        .allSatisfy(
            record ->
                assertThat(record.text())
                    .as("a reference, a text's hash, two figures: no picture, template or name")
                    .matches(
                        ".*\"body\":\\{(\"(act|person|textSha256|door|decision)\":\"[^\"]{1,64}\",?"
                            + "|\"(textVersion|scorePermille|livePermille)\":-?[0-9]{1,4},?)*}}"));
    clock.advance(HOUR);
    append(1);
    assertThat(outbox.nextBatch(0, 10))
        .isNotEmpty()
        .noneMatch(record -> record.text().contains(person));
  }

  @Test
  void whateverHappensNothingGoesThatIsNotAcknowledged() throws Exception {
    long seed = Long.getLong("bondgate.seed", System.nanoTime());
    System.out.println("KeptRecordsTest -Dbondgate.seed=" + seed);
    Random random = new Random(seed);
    open(new Keeping(HOUR, 40_000));
    for (int i = 0; i < 400; i++) {
      switch (random.nextInt(6)) {
        case 0, 1 -> append(1 + random.nextInt(30));
        case 2, 3 -> {
          long through = outbox.ackedSeq() + random.nextInt((int) outbox.unsent() + 1);
          outbox.acknowledged(1, through);
        }
        case 4 -> clock.advance(Duration.ofMinutes(random.nextInt(20)));
        default -> {
          if (random.nextInt(10) == 0) {
            open(new Keeping(HOUR, 40_000));
          } else if (random.nextInt(10) == 0) {
            database.commit("give up", disk.kept()::giveUp);
            open(new Keeping(HOUR, 40_000));
          }
        }
      }
      assertThat(numbers())
          .as("seed %d, step %d", seed, i)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(outbox.firstKeptSeq(), outbox.chain().lastSeq())
                  .boxed()
                  .toList());
      assertThat(outbox.firstKeptSeq()).isLessThanOrEqualTo(outbox.ackedSeq() + 1);
    }
    assertThat(outbox.firstKeptSeq()).as("some went").isGreaterThan(1);
  }

  private int openToMeasure() throws Exception {
    open(Keeping.NONE);
    return append(1).get(0).bytes().length;
  }

  private void open(Keeping keeping) throws Exception {
    open(keeping, 1);
  }

  private void open(Keeping keeping, long epoch) throws Exception {
    if (database != null) {
      database.close();
    }
    database = AgentDatabase.open(folder);
    disk = DiskGuard.open(database, folder, 1 << 20, keeping);
    outbox = Outbox.open(database, disk, clock.recordClock(), "guiyang-o2o", "edge-1", epoch);
  }

  private List<SealedRecord> append(int count) throws OutboxException {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      facts.add(
          new Fact(
              new AlarmRaised("exit", "exit", EPC, AlarmRaised.Reason.NOT_PERMITTED, 0),
              clock.instant()));
    }
    return outbox.append(facts);
  }

  /** Of the records on disk, of the running epoch. */
  private List<Long> numbers() throws OutboxException {
    return outbox.nextBatch(0, 100_000).stream().map(record -> record.fields().seq()).toList();
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

  private void change(String sql) throws OutboxException {
    database.commit(
        "change",
        c -> {
          try (Statement statement = c.createStatement()) {
            return statement.execute(sql);
          }
        });
  }
}
