package bondgate.server.silence;

import java.time.Instant;

/**
 * A part of the interval of which one thing is said.
 *
 * @param from begin, inclusive
 * @param to end, exclusive
 * @param cause what is said, and why
 * @param who the readers meant, comma-separated; empty for the agent itself
 * @param leafBefore leaf of the record that bounds it before; -1 if none does
 * @param leafAfter leaf of the record that bounds it after; -1 if none does
 */
public record Stretch(
    Instant from, Instant to, Cause cause, String who, long leafBefore, long leafAfter) {

  /** Whether that one follows at once and says the same. */
  boolean continues(Stretch before) {
    return before.to.equals(from) && before.cause == cause && before.who.equals(who);
  }

  Stretch upTo(Stretch last) {
    return new Stretch(from, last.to, cause, who, leafBefore, last.leafAfter);
  }
}
