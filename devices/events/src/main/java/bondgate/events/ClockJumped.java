package bondgate.events;

import java.time.Instant;

/**
 * The agent's wall clock did not go on as its monotonic clock says it should have. Stands before
 * the first record that tells the new time; nothing is refused for it.
 *
 * @param expected what the wall clock would have shown without the step; across a restart, when no
 *     monotonic clock goes on, what it showed at the record before
 * @param shown what it showed
 * @param stepMillis how far it was moved, negative if back; at most what a long holds
 * @param sameBoot whether the agent ran through; false if the clock was found behind at a start
 */
public record ClockJumped(Instant expected, Instant shown, long stepMillis, boolean sameBoot)
    implements EdgeEvent {
  /** Checks the ranges. */
  public ClockJumped {
    Checks.present("expected", expected);
    Checks.present("shown", shown);
    Checks.require(stepMillis != 0, "a clock that jumped did not jump by 0 ms");
  }

  @Override
  public EventKind kind() {
    return EventKind.CLOCK_JUMPED;
  }
}
