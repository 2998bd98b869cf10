package bondgate.till;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds frames in the bytes of one line, in whatever pieces they come. After a bad frame it drops
 * one byte, not the frame, because a good one may begin inside a bad one. Not for several threads.
 *
 * @param <F> what a frame becomes
 */
public final class Deframer<F> {
  private final FrameShape<F> shape;
  private Octets kept = Octets.none();
  private long skippedBytes;
  private long wrongChecks;

  /** A line on which nothing came yet. */
  public Deframer(FrameShape<F> shape) {
    this.shape = shape;
  }

  /** More bytes came; gives the frames that they complete, in order. */
  public List<F> feed(Octets bytes) {
    kept = kept.plus(bytes);
    return seek(false);
  }

  /**
   * The line has been silent for longer than a frame may pause: gives up a frame that was begun,
   * and looks for others in its bytes. Call it when a read came back empty after that time, not
   * when we were late.
   */
  public List<F> silence() {
    return seek(true);
  }

  /** Bytes so far that belonged to no frame. */
  public long skippedBytes() {
    return skippedBytes;
  }

  /** Frames so far whose check was wrong. */
  public long wrongChecks() {
    return wrongChecks;
  }

  /** Bytes of a frame that is not complete yet. */
  public int waitingBytes() {
    return kept.size();
  }

  private List<F> seek(boolean silent) {
    List<F> found = new ArrayList<>();
    int from = 0;
    boolean waiting = false;
    while (from < kept.size() && !waiting) {
      Sighting<F> seen = shape.look(from == 0 ? kept : kept.slice(from, kept.size()));
      if (seen instanceof Sighting.Found<F> frame) {
        found.add(frame.frame());
        from += frame.length();
      } else if (seen instanceof Sighting.MoreNeeded<F> && !silent) {
        waiting = true;
      } else {
        wrongChecks += seen instanceof Sighting.WrongCheck<F> ? 1 : 0;
        skippedBytes++;
        from++;
      }
    }
    kept = kept.slice(from, kept.size());
    return found;
  }
}
