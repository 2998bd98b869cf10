package bondgate.edge.outbox;

import bondgate.events.ClockReading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The clocks of one run, read when a record is made.
 *
 * @param wall the wall clock
 * @param monotonicNanos a clock that never jumps, in nanoseconds
 * @param bootId made anew at each start
 * @param time what a time service last said; empty where none is asked, or none answers
 * @param jumpFrom from which difference on the wall clock is said to have jumped
 */
public record RecordClock(
    InstantSource wall,
    LongSupplier monotonicNanos,
    UUID bootId,
    Supplier<Optional<TimeOffset>> time,
    Duration jumpFrom) {
  /** Differences that a time service that slews and a busy machine make are smaller. */
  public static final Duration USUAL_JUMP_FROM = Duration.ofSeconds(2);

  /** Clocks that no time service judges. */
  public RecordClock(InstantSource wall, LongSupplier monotonicNanos, UUID bootId) {
    this(wall, monotonicNanos, bootId, Optional::empty, USUAL_JUMP_FROM);
  }

  /**
   * How the wall clock stands to true time.
   *
   * @param offsetMillis wall clock minus true time
   * @param errorMillis how wrong that may be
   */
  public record TimeOffset(long offsetMillis, long errorMillis) {}

  Instant now() {
    return wall.instant();
  }

  /** Offset and error are unknown where nobody says them: unknown is what we say then. */
  ClockReading reading() {
    Optional<TimeOffset> known = time.get();
    return new ClockReading(
        known.map(TimeOffset::offsetMillis).orElse(null),
        known.map(TimeOffset::errorMillis).orElse(null),
        monotonicNanos.getAsLong(),
        bootId);
  }
}
