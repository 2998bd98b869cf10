package bondgate.till.barcode;

import bondgate.till.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Drops the same code read again by one scanner whose trigger is held. Not for several threads. */
public final class RepeatFilter {
  private final Duration within;
  private Optional<Octets> last = Optional.empty();
  private Instant lastAt = Instant.MIN;

  /**
   * A filter for one scanner.
   *
   * @param within how long the same code counts as the same scan, 0 to 10 s; usual 500 to 1000 ms
   */
  public RepeatFilter(Duration within) {
    if (within.isNegative() || within.compareTo(Duration.ofSeconds(10)) > 0) {
      throw new IllegalArgumentException("within must be from 0 to 10 s; received " + within);
    }
    this.within = within;
  }

  /** Whether this scan is a new one. A repeat keeps the trigger held, so it extends the time. */
  public boolean isNew(RawScan scan, Instant now) {
    boolean same = last.isPresent() && last.get().equals(scan.bytes());
    boolean repeat = same && now.isBefore(lastAt.plus(within));
    last = Optional.of(scan.bytes());
    lastAt = now;
    return !repeat;
  }
}
