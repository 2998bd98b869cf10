package bondgate.server.checkout;

import bondgate.server.courier.Parcels;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forgets to whom parcels went that have ended: signed for and told to customs, or cancelled, which
 * a recorded return does too. One that was lost on its way has not ended, and is kept. Personal
 * information is deleted when its purpose is achieved (个人信息保护法 art. 47); name, telephone and
 * address serve the delivery, and for a while the claims about it. What customs was told stays in
 * its messages, which must be kept.
 */
// At the start: a setting that cannot be kept stops the server then, and not when a parcel is old.
@Startup
@ApplicationScoped
class OldParcels {
  private static final Logger LOG = Logger.getLogger(OldParcels.class);
  private static final int MOST = 500;

  /** Days are what is promised; a look each hour is enough. */
  private static final Duration EVERY = Duration.ofHours(1);

  private final Parcels parcels;
  private final Duration keep;

  // Of the checkout's thread.
  private Instant lookedAt = Instant.MIN;

  @Inject
  OldParcels(
      Parcels parcels,
      @ConfigProperty(name = "bondgate.shop.keep-consignee", defaultValue = "P90D") Duration keep) {
    if (keep.isNegative()) {
      throw new IllegalStateException(
          "bondgate.shop.keep-consignee: received '%s'; expected 0 or more, as P90D"
              .formatted(keep));
    }
    this.parcels = parcels;
    this.keep = keep;
  }

  /**
   * Looks whether one is old enough, not more often than each hour; goes on while there are more.
   */
  void look(String zone, Instant now) {
    if (lookedAt.plus(EVERY).isAfter(now)) {
      return;
    }
    int erased = parcels.erase(zone, now.minus(keep), MOST, now);
    if (erased > 0) {
      LOG.infof("it was erased to whom %d old parcels went", erased);
    }
    if (erased < MOST) {
      lookedAt = now;
    }
  }
}
