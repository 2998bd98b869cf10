package bondgate.server.handling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A wave as a supervisor sees it.
 *
 * @param taskId of its task; 0: nobody has opened it
 */
public record WaveView(Wave wave, long taskId, List<Line> lines, List<Picker> pickers) {
  /** Takes copies. */
  public WaveView {
    lines = List.copyOf(lines);
    pickers = List.copyOf(pickers);
  }

  /** What becomes of a document. */
  public enum Fate {
    /** It is picked in this wave. */
    OPEN,
    /** The wave ended, and all of it is picked. */
    DONE,
    /** The wave ended, and what is missing of it waits. */
    WAITS,
    /** It goes on with what is there. */
    SHORT,
    /** It was taken out, and waits again. */
    TAKEN_OUT
  }

  /**
   * A document.
   *
   * @param tote its letter on the cart
   * @param picked pieces that are picked or went on
   * @param total of how many
   * @param notFound pieces that somebody looked for in vain
   * @param decidedBy who said how it goes on, if somebody did
   */
  public record Line(
      String document,
      String tote,
      Fate fate,
      long picked,
      long total,
      long notFound,
      Optional<String> decidedBy) {
    /** How many pieces are missing. */
    public long missing() {
      return total - picked;
    }
  }

  /**
   * Somebody in an aisle.
   *
   * @param seenAt when he was heard of last
   * @param here whether that is lately; whoever is not, has left it
   */
  public record Picker(String worker, String aisle, Instant seenAt, boolean here) {}
}
