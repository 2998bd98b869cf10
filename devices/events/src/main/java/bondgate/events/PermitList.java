package bondgate.events;

import java.time.Instant;
import java.util.List;

/**
 * All permits of a zone at one moment: what an agent decides by, also with the uplink cut. A list
 * replaces the one before it whole, so that a lost message cannot leave half of one.
 *
 * @param zone the bonded zone
 * @param version grows with every change, from 1
 * @param issuedAt when the server made it
 * @param permits what may pass; whatever is not named may not
 */
public record PermitList(String zone, long version, Instant issuedAt, List<Permit> permits) {
  /** Checks the ranges and takes a copy. */
  public PermitList {
    Checks.name("zone", zone);
    Checks.atLeast("version", version, 1);
    Checks.present("issuedAt", issuedAt);
    permits = List.copyOf(Checks.present("permits", permits));
  }
}
