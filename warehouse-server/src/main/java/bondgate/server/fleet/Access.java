package bondgate.server.fleet;

import java.time.Instant;
import java.util.Optional;

/**
 * How a device stands at the embedded broker.
 *
 * @param device its name
 * @param last what was decided last; empty if nothing ever was
 */
public record Access(String device, Optional<Decision> last) {
  /** Why its access is as it is. */
  public enum Why {
    /** Its first secret. */
    ENROLLED,
    /** An operator had another secret made. */
    ISSUED_AGAIN,
    /** An operator closed it. */
    CLOSED,
    /** A key of the device was revoked, and whoever has that may have the secret too. */
    KEY_REVOKED
  }

  /**
   * One decision.
   *
   * @param number counts from 1
   * @param secretSha256 hash of the secret that opens, lower-case hex; empty if none does
   * @param why why
   * @param by account that decided, or the role of an act
   * @param at when
   */
  public record Decision(
      long number, Optional<String> secretSha256, Why why, String by, Instant at) {}

  /** Hash of the secret that opens now; empty if none does. */
  public Optional<String> secretSha256() {
    return last.flatMap(Decision::secretSha256);
  }
}
