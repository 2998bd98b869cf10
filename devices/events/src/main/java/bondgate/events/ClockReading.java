package bondgate.events;

import java.util.UUID;

/**
 * What the agent's clocks showed when a record was made. Nothing is ever refused for its wall
 * clock; these let an officer judge it.
 *
 * @param offsetMillis wall clock minus true time, as the time service last said; null if unknown
 * @param errorMillis how wrong that offset may be; null if unknown
 * @param monotonicNanos nanoseconds on a clock that never jumps, comparable only within one boot
 * @param bootId made anew at each start of the agent
 */
public record ClockReading(Long offsetMillis, Long errorMillis, long monotonicNanos, UUID bootId) {
  /** Checks the ranges. */
  public ClockReading {
    Checks.present("bootId", bootId);
    Checks.require(
        (offsetMillis == null) == (errorMillis == null),
        "offset and error of the clock are known together or not at all; received %s and %s",
        offsetMillis,
        errorMillis);
  }
}
