package bondgate.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.AgentStarted;
import bondgate.events.ClockJumped;
import bondgate.events.SealedRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clocks that jump by years are told in a record, and no record is refused for them. */
class ClockMarkTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");
  private static final long TEN_YEARS_DAYS = 3653;

  @TempDir Path folder;
  private final AtomicReference<Instant> wall = new AtomicReference<>(BEGIN);
  private long nanos;

  @Test
  void aStepOfTenYearsForthAndBackIsToldBeforeTheNextRecord() throws Exception {
    try (AgentDatabase database = AgentDatabase.open(folder)) {
      Outbox outbox = open(database, new UUID(1, 1));
      note(outbox);
      wall.set(wall.get().plus(Duration.ofDays(TEN_YEARS_DAYS)));
      note(outbox);
      wall.set(wall.get().minus(Duration.ofDays(2 * TEN_YEARS_DAYS)));
      note(outbox);

      List<SealedRecord> records = outbox.nextBatch(0, 10);
      assertThat(records).hasSize(5);
      assertThat(jump(records.get(1)).stepMillis()).isEqualTo(TEN_YEARS_DAYS * 86_400_000L);
      assertThat(jump(records.get(1)).expected()).isEqualTo(BEGIN);
      assertThat(jump(records.get(3)).stepMillis()).isEqualTo(-2 * TEN_YEARS_DAYS * 86_400_000L);
    }
  }

  @Test
  void aClockThatGoesWithItsMonotonicSisterOrSlewsALittleIsNoJump() throws Exception {
    try (AgentDatabase database = AgentDatabase.open(folder)) {
      Outbox outbox = open(database, new UUID(1, 1));
      note(outbox);
      wall.set(wall.get().plus(Duration.ofHours(5)).plusMillis(1900));
      nanos += Duration.ofHours(5).toNanos();
      note(outbox);
      assertThat(outbox.nextBatch(0, 10)).hasSize(2);
    }
  }

  @Test
  void aClockThatIsBehindAfterARestartIsToldAndOneThatWentOnIsNot() throws Exception {
    try (AgentDatabase database = AgentDatabase.open(folder)) {
      note(open(database, new UUID(1, 1)));
      wall.set(BEGIN.plus(Duration.ofDays(TEN_YEARS_DAYS)));
      note(open(database, new UUID(2, 2)));
      wall.set(BEGIN);
      Outbox outbox = open(database, new UUID(3, 3));
      note(outbox);

      List<SealedRecord> records = outbox.nextBatch(0, 10);
      assertThat(records).hasSize(4);
      assertThat(jump(records.get(2)).sameBoot()).isFalse();
      assertThat(jump(records.get(2)).stepMillis()).isNegative();
    }
  }

  private static ClockJumped jump(SealedRecord record) {
    return (ClockJumped) record.fields().body();
  }

  private static void note(Outbox outbox) throws OutboxException {
    outbox.append(new Fact(new AgentStarted("test", 0, 0), BEGIN));
  }

  private Outbox open(AgentDatabase database, UUID boot) throws OutboxException {
    return Outbox.open(
        database, new RecordClock(wall::get, () -> nanos, boot), "guiyang-o2o", "edge-1", 1);
  }
}
