package bondgate.camera.source;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time up to a limit, of which a
 * random part up to a half is taken off, so that all cameras of a house do not come back at once.
 */
public final class BackOff {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration next;

  /**
   * A wait that begins short.
   *
   * @param first the first wait, more than 0
   * @param longest no wait is longer
   * @param random for the part taken off
   */
  public BackOff(Duration first, Duration longest, RandomGenerator random) {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "waits begin above 0 and rise; received %s to %s".formatted(first, longest));
    }
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.next = first;
  }

  /** The next wait, between a half of its length and all of it. */
  public Duration next() {
    Duration full = next;
    Duration twice = full.multipliedBy(2);
    next = twice.compareTo(longest) > 0 ? longest : twice;
    return full.minusMillis(random.nextLong(full.toMillis() / 2 + 1));
  }

  /** Begins again: what was waited for has worked. */
  public void worked() {
    next = first;
  }
}
