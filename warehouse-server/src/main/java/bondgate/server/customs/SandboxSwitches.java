package bondgate.server.customs;

import java.time.Duration;
import java.util.Optional;

/**
 * How the sandbox of the customs side behaves.
 *
 * @param delay how long each further receipt takes
 * @param twice whether each receipt comes a second time
 * @param outOfOrder whether later receipts come before earlier ones
 * @param refuseNext the code by which the next inventory list is refused, then no more
 * @param silent whether nothing is answered at all
 * @param lists whether lists end in 800; otherwise they stay at 500, inspection
 */
public record SandboxSwitches(
    Duration delay,
    boolean twice,
    boolean outOfOrder,
    Optional<String> refuseNext,
    boolean silent,
    boolean lists) {

  /** At once, once, in order, released. */
  public static final SandboxSwitches PLAIN =
      new SandboxSwitches(Duration.ZERO, false, false, Optional.empty(), false, true);
}
