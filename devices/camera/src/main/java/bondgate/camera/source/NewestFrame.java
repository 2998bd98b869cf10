package bondgate.camera.source;

import bondgate.camera.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The place between a camera's thread and the one that looks: it holds one frame, the newest. A
 * queue would fill whenever looking is slower than the camera, and the door would open for somebody
 * who stood there seconds ago.
 */
public final class NewestFrame {
  private final Duration interval;

  // All below is guarded by this.
  private Frame newest;
  private Instant takenAt = Instant.MIN;
  private long offered;
  private long replaced;

  /**
   * An empty place.
   *
   * @param interval at least so much time lies between two frames that are taken, 0 for no bound
   */
  public NewestFrame(Duration interval) {
    if (interval.isNegative()) {
      throw new IllegalArgumentException("an interval is not negative; received " + interval);
    }
    this.interval = interval;
  }

  /** Puts a frame there; the one before is forgotten. */
  public synchronized void offer(Frame frame) {
    offered++;
    if (newest != null) {
      replaced++;
    }
    newest = frame;
  }

  /** Takes the newest frame, unless there is none or the last one was taken too short ago. */
  public synchronized Optional<Frame> take(Instant now) {
    if (newest == null || (!takenAt.equals(Instant.MIN) && now.isBefore(takenAt.plus(interval)))) {
      return Optional.empty();
    }
    Frame taken = newest;
    newest = null;
    takenAt = now;
    return Optional.of(taken);
  }

  /** How many frames came. */
  public synchronized long offered() {
    return offered;
  }

  /** How many of them were replaced before anybody looked. */
  public synchronized long replaced() {
    return replaced;
  }
}
