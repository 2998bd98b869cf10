package bondgate.till.scale;

import java.util.Optional;

/**
 * Passes a stable weight only when two readings, one after the other, say the same: the only guard
 * against a damaged digit where a protocol has no check. Not for several threads.
 */
public final class TwiceEqual {
  private Optional<Reading> before = Optional.empty();

  /** The reading if it is the same as the one before it and stable; otherwise empty. */
  public Optional<Reading.Stable> heard(Reading reading) {
    boolean same = before.isPresent() && before.get().equals(reading);
    before = Optional.of(reading);
    return same && reading instanceof Reading.Stable stable
        ? Optional.of(stable)
        : Optional.empty();
  }

  /** The plate was emptied or the line was lost: begin again. */
  public void forget() {
    before = Optional.empty();
  }
}
