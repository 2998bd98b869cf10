package bondgate.edge.outbox;

import bondgate.events.ClockReading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The clocks of one run, read when a record is made.
 *
 * @param wall the wall clock
 * @param monotonicNanos a clock that never jumps, in nanoseconds
 * @param bootId made anew at each start
 */
public record RecordClock(InstantSource wall, LongSupplier monotonicNanos, UUID bootId) {

  Instant now() {
    return wall.instant();
  }

  /** Offset and error are unknown: no time service is asked yet, and unknown is what we say. */
  ClockReading reading() {
    return new ClockReading(null, null, monotonicNanos.getAsLong(), bootId);
  }
}
