package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Batch;
import bondgate.events.ClockReading;
import bondgate.events.EventJson;
import bondgate.events.Heartbeat;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.events.Topics;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What overtook another is put behind it, and waits a moment for it; but not for ever. */
class EarlyBatchesTest {
  private static final Instant AT = Instant.parse("2026-03-02T04:00:00Z");

  private final AtomicLong nanos = new AtomicLong(1);
  private final EarlyBatches early = new EarlyBatches(nanos::get);

  @Test
  void batchesOfADeviceGetTheOrderOfTheirNumbersAndOthersStayWhereTheyAre() {
    List<ArrivedBatch> a = batches("edge-a", 3);
    List<ArrivedBatch> b = batches("edge-b", 1);
    List<ArrivedBatch> arrived =
        new ArrayList<>(List.of(a.get(2), b.get(0), a.get(0), illegible("edge-c"), a.get(1)));
    ArrivedBatch illegible = arrived.get(3);

    EarlyBatches.putInOrder(arrived);

    assertThat(arrived).containsExactly(a.get(0), b.get(0), a.get(1), illegible, a.get(2));
  }

  @Test
  void whatIsEarlyWaitsAndThenPatienceIsOver() {
    ArrivedBatch second = batches("edge-a", 2).get(1);
    assertThat(early.isOver()).isFalse();
    assertThat(early.waitMillis(1_000)).isEqualTo(1_000);

    early.keep(List.of(second));
    pass(EarlyBatches.PATIENCE_MS - 1);
    // Tried again, and early still: that does not buy it more time.
    early.keep(List.of(second));
    assertThat(early.isOver()).isFalse();
    assertThat(early.waitMillis(1_000)).isEqualTo(1);
    pass(1);
    assertThat(early.isOver()).isTrue();
    assertThat(early.kept()).containsExactly(second);
  }

  @Test
  void anotherOneThatIsEarlyLaterHasATimeOfItsOwn() {
    List<ArrivedBatch> batches = batches("edge-a", 3);
    early.keep(List.of(batches.get(1)));
    pass(EarlyBatches.PATIENCE_MS - 1);
    early.keep(List.of(batches.get(2)));
    pass(1);
    assertThat(early.isOver()).isFalse();
    early.keep(List.of());
    assertThat(early.kept()).isEmpty();
  }

  private void pass(long millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static ArrivedBatch illegible(String device) {
    return new ArrivedBatch(
        new Topics.Source("zone", device), "noise".getBytes(StandardCharsets.UTF_8), () -> {});
  }

  private static List<ArrivedBatch> batches(String device, int count) {
    SigningKey key = SigningKey.generate(new SecureRandom());
    RecordChain chain = RecordChain.begin("zone", device, 1);
    List<ArrivedBatch> batches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SealedRecord record =
          chain.next(
              new Heartbeat(1_000, 0, 0, List.of()),
              AT,
              AT,
              new ClockReading(null, null, i, new UUID(1, 1)));
      chain = chain.after(record);
      batches.add(
          new ArrivedBatch(
              new Topics.Source("zone", device),
              EventJson.writeBatch(Batch.sign(List.of(record), key)),
              () -> {}));
    }
    return batches;
  }
}
