package bondgate.server.stream;

import java.time.Duration;

/** How long to wait before the next try: twice as long each time, up to a limit. */
final class BackOff {
  private static final Duration LEAST = Duration.ofMillis(50);
  private static final Duration MOST = Duration.ofSeconds(2);

  private Duration next = LEAST;

  Duration next() {
    Duration now = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(MOST) < 0 ? doubled : MOST;
    return now;
  }
}
