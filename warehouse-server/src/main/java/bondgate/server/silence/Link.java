package bondgate.server.silence;

import java.time.Instant;

/**
 * The time between two consecutive records, by the device's clock.
 *
 * @param from recorded time of the first
 * @param to recorded time of the second; not after {@code from} if the clock went back
 * @param cause what is said of that time
 * @param who the readers meant, or empty
 * @param leafBefore leaf of the first
 * @param leafAfter leaf of the second
 */
record Link(Instant from, Instant to, Cause cause, String who, long leafBefore, long leafAfter) {
  boolean hasLength() {
    return from.isBefore(to);
  }

  Link within(Instant earliest, Instant latest) {
    return new Link(
        from.isBefore(earliest) ? earliest : from,
        to.isAfter(latest) ? latest : to,
        cause,
        who,
        leafBefore,
        leafAfter);
  }

  Link because(Cause other) {
    return new Link(from, to, other, "", leafBefore, leafAfter);
  }

  Stretch stretch(Instant begin, Instant end) {
    return new Stretch(begin, end, cause, who, leafBefore, leafAfter);
  }
}
