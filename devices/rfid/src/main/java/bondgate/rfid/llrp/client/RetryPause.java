package bondgate.rfid.llrp.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** The pauses between tries: each twice the last, and up to half of each is taken off at random. */
final class RetryPause {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration whole;

  RetryPause(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.whole = first;
  }

  Duration next() {
    long millis = whole.toMillis();
    Duration twice = whole.multipliedBy(2);
    whole = twice.compareTo(longest) > 0 ? longest : twice;
    return Duration.ofMillis(millis - random.nextLong(millis / 2 + 1));
  }

  void reset() {
    whole = first;
  }
}
