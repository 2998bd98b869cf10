package bondgate.server.silence;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.ClockReading;
import bondgate.events.Heartbeat;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A record states nanoseconds, its row keeps microseconds: what lies between is no jump. */
class NanosecondsTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T02:00:00.981758738Z");

  @Test
  void whatARowCutsOffIsNoJumpOfTheClock() {
    List<Heard> records = new ArrayList<>();
    RecordChain chain = RecordChain.begin("zone", "edge-1", 1);
    for (int i = 0; i < 5; i++) {
      Instant at = BEGIN.plusSeconds(i);
      SealedRecord record =
          chain.next(
              new Heartbeat(1_000, 0, 0, List.of()),
              at,
              at,
              new ClockReading(null, null, i * 1_000_000_000L, new UUID(1, 1)));
      chain = chain.after(record);
      records.add(new Heard(i, record));
    }
    Instant first = BEGIN.truncatedTo(ChronoUnit.MICROS);
    Answer answer =
        Judgement.of(
            new SilenceQuestion(
                "zone", "edge-1", "", "", BEGIN.minusSeconds(9), BEGIN.plusSeconds(3)),
            records,
            first,
            first.plusSeconds(4),
            true);
    assertThat(answer.stretches())
        .extracting(Stretch::cause)
        .doesNotContain(Cause.CLOCK_JUMPED, Cause.CLOCK_REPEATED)
        .startsWith(Cause.BEFORE_FIRST);
    assertThat(answer.stretches().get(0).to()).isEqualTo(first);
  }
}
