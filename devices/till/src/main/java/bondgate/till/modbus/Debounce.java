package bondgate.till.modbus;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A contact without its bouncing: a level counts once it has stayed for a time. */
final class Debounce {
  private final Duration settle;
  private Optional<Boolean> steady = Optional.empty();
  private Optional<Boolean> candidate = Optional.empty();
  private Instant candidateSince = Instant.MIN;

  Debounce(Duration settle) {
    this.settle = settle;
  }

  /** A sample was taken; gives the new level if it just became steady. */
  Optional<Boolean> sample(boolean level, Instant now) {
    if (candidate.isEmpty() || candidate.get() != level) {
      candidate = Optional.of(level);
      candidateSince = now;
    }
    boolean settled = !now.isBefore(candidateSince.plus(settle));
    boolean news = steady.isEmpty() || steady.get() != level;
    if (settled && news) {
      steady = Optional.of(level);
      return steady;
    }
    return Optional.empty();
  }

  /** The steady level, empty before the first and after {@link #forget}. */
  Optional<Boolean> steady() {
    return steady;
  }

  /** The line was lost: what the contact is now is not known. */
  void forget() {
    steady = Optional.empty();
    candidate = Optional.empty();
  }
}
