package bondgate.uplink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The waits between tries: each twice the one before, up to the longest, and each shortened by up
 * to half at random, so that many agents do not come back in step.
 */
public final class BackOff {
  private final Duration least;
  private final Duration most;
  private final RandomGenerator random;
  private Duration next;

  /**
   * The first wait is the shortest.
   *
   * @param least the shortest wait
   * @param most the longest wait
   * @param random shortens each
   */
  public BackOff(Duration least, Duration most, RandomGenerator random) {
    this.least = least;
    this.most = most;
    this.random = random;
    this.next = least;
  }

  /** The wait before the next try. */
  public Duration next() {
    Duration whole = next;
    Duration twice = whole.multipliedBy(2);
    next = twice.compareTo(most) > 0 ? most : twice;
    long half = whole.toMillis() / 2;
    Duration shortened = whole.minusMillis(half == 0 ? 0 : random.nextLong(half + 1));
    return shortened.compareTo(least) < 0 ? least : shortened;
  }

  /** A try went well: the next wait is the shortest again. */
  public void reset() {
    next = least;
  }
}
