package bondgate.rfid.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The heartbeat of the portal: when its reference tag was heard, and whether that is too long ago.
 */
final class ReferenceWatch {
  private final Duration limit;
  private Instant lastHeard;
  private Instant silentSince;
  private boolean blind;

  ReferenceWatch(Duration limit) {
    this.limit = limit;
  }

  void heard(Instant at) {
    lastHeard = lastHeard == null || at.isAfter(lastHeard) ? at : lastHeard;
  }

  /** The change, if there is one; the watch begins with the first call. */
  Optional<PortalEvent> poll(Instant now) {
    if (lastHeard == null) {
      lastHeard = now;
    }
    boolean silent = now.isAfter(lastHeard.plus(limit));
    if (silent && !blind) {
      blind = true;
      silentSince = lastHeard;
      return Optional.of(new PortalEvent.Blind(now, silentSince));
    }
    if (!silent && blind) {
      blind = false;
      return Optional.of(new PortalEvent.SeesAgain(lastHeard, silentSince));
    }
    return Optional.empty();
  }

  boolean isBlind() {
    return blind;
  }
}
