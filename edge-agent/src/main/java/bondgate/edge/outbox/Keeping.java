package bondgate.edge.outbox;

import java.time.Duration;

/**
 * How long, and in how much room, a record stays on disk after the server has committed it: so that
 * a server which was restored from a backup can be given again what it lost.
 *
 * @param time from its acknowledgement on, by the wall clock; zero for not at all
 * @param bytes room for all of them, counted without the database's own; 0 for none
 */
public record Keeping(Duration time, long bytes) {
  /** An acknowledged record is deleted at once. */
  public static final Keeping NONE = new Keeping(Duration.ZERO, 0);

  // Of the time and of the room, so that a look at all stretches is cheap however much is kept.
  private static final int STRETCHES = 1000;

  /** How long a stretch of acknowledged records may grow, in milliseconds. */
  long stretchMillis() {
    return time.toMillis() / STRETCHES;
  }

  /** How large a stretch of acknowledged records may grow. */
  long stretchBytes() {
    return bytes / STRETCHES;
  }

  /** Whether a stretch that was acknowledged then has been kept for long enough. */
  boolean isOver(long ackedMillis, long nowMillis) {
    return nowMillis - ackedMillis >= time.toMillis();
  }
}
