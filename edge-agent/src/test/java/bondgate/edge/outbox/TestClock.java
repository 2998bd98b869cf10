package bondgate.edge.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** A clock that only a test moves. */
public final class TestClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public Instant advance(Duration by) {
    now = now.plus(by);
    return now;
  }

  public RecordClock recordClock() {
    return new RecordClock(
        this, () -> now.getEpochSecond() * 1_000_000_000L + now.getNano(), new UUID(1, 2));
  }
}
