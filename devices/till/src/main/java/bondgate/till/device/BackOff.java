package bondgate.till.device;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a line is opened again: doubling, the upper half at random, so that many
 * devices that were lost together do not come back together.
 *
 * @param first the first wait, 10 ms to 60 s
 * @param longest never longer, up to an hour
 */
public record BackOff(Duration first, Duration longest) {
  /** Checks the ranges. */
  public BackOff {
    boolean right =
        first.toMillis() >= 10
            && first.toMillis() <= 60_000
            && longest.compareTo(first) >= 0
            && longest.toMillis() <= 3_600_000;
    if (!right) {
      throw new IllegalArgumentException(
          "first 10 ms to 60 s, longest from first to 1 h; received %s, %s"
              .formatted(first, longest));
    }
  }

  /** One second, doubling up to thirty. */
  public static BackOff usual() {
    return new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  /**
   * The wait after so many failures in a row.
   *
   * @param failures 1 or more
   * @param random where the jitter comes from
   */
  public Duration pause(int failures, RandomGenerator random) {
    long millis = first.toMillis();
    for (int i = 1; i < failures && millis < longest.toMillis(); i++) {
      millis *= 2;
    }
    long most = Math.min(millis, longest.toMillis());
    return Duration.ofMillis(most - random.nextLong(most / 2 + 1));
  }
}
