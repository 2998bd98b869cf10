package bondgate.edge.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of day as it was at the start, moved on by a clock that never jumps. Everything that
 * waits, and the inference, goes by it: a wall clock that is set back an hour must not keep a siren
 * on, or a passage open, for an hour. What is recorded is told in the wall clock's time.
 */
public final class SteadyClock implements InstantSource {
  private final Instant begun;
  private final long begunNanos;
  private final LongSupplier monotonicNanos;

  /** Begins with the wall clock's time of this moment. */
  public SteadyClock(RecordClock clock) {
    this.begun = clock.wall().instant();
    this.monotonicNanos = clock.monotonicNanos();
    this.begunNanos = monotonicNanos.getAsLong();
  }

  @Override
  public Instant instant() {
    return begun.plusNanos(monotonicNanos.getAsLong() - begunNanos);
  }
}
