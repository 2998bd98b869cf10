package bondgate.edge.uplink;

import bondgate.events.BatchAnswer;
import java.time.Instant;
import java.util.Optional;

/**
 * How the sending of records stands. One batch is on its way at a time; everything that is not
 * answered stays on disk, whatever happens here.
 */
sealed interface Sending {
  /** When it ends by itself; empty if it does not. */
  default Optional<Instant> until() {
    if (this instanceof Waiting waiting) {
      return Optional.of(waiting.again());
    }
    return this instanceof Paused paused ? Optional.of(paused.again()) : Optional.empty();
  }

  /** Whether that time has come. */
  default boolean isOver(Instant now) {
    return until().map(end -> !now.isBefore(end)).orElse(false);
  }

  /** Nothing is on its way. */
  record Ready() implements Sending {}

  /**
   * A batch is on its way.
   *
   * @param firstSeq its first record
   * @param lastSeq its last record
   * @param again when it is sent again
   */
  record Waiting(long firstSeq, long lastSeq, Instant again) implements Sending {}

  /**
   * The server does not know this device yet.
   *
   * @param again when it is asked again
   */
  record Paused(Instant again) implements Sending {}

  /**
   * The server refused in a way that another try cannot mend.
   *
   * @param reason its reason
   * @param detail its words, or ours
   */
  record Stopped(BatchAnswer.Reason reason, String detail) implements Sending {}
}
