package bondgate.server.fence;

import bondgate.events.Permit;
import java.util.List;

/**
 * What may pass in a zone, at one moment.
 *
 * @param version grows with every change; 0 before the first
 * @param permits by EPC, portal and direction
 */
public record OpenPermits(long version, List<Permit> permits) {
  /** Takes a copy. */
  public OpenPermits {
    permits = List.copyOf(permits);
  }
}
