package bondgate.server.checkout;

import bondgate.server.sale.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Forgets who wanted to order where no order came: it is kept before the order, and a crash in
 * between left a person's data without a reason to have them. And what of a year was kept for a
 * quote whose time is over.
 */
@ApplicationScoped
class Leftovers {
  private static final Logger LOG = Logger.getLogger(Leftovers.class);
  private static final int MOST = 200;

  /** No order is placed so long after somebody said who he is, and where it should go. */
  static final Duration WITHOUT_ORDER = Duration.ofHours(1);

  private final Buyers buyers;
  private final Orders orders;
  private final QuotaReservations reservations;

  // Of the checkout's thread. From the beginning after each start: it may have been a long pause.
  private Buyers.Kept lookedUpTo = new Buyers.Kept("", Instant.EPOCH);

  @Inject
  Leftovers(Buyers buyers, Orders orders, QuotaReservations reservations) {
    this.buyers = buyers;
    this.orders = orders;
    this.reservations = reservations;
  }

  /** Looks at some of those that were kept long enough; each is looked at once. */
  void look(String zone, Instant now) {
    reservations.forgetOver(now);
    List<Buyers.Kept> some = buyers.kept(zone, lookedUpTo, now.minus(WITHOUT_ORDER), MOST);
    Set<String> ordered =
        some.isEmpty()
            ? Set.of()
            : orders.known(zone, some.stream().map(Buyers.Kept::saleNo).toList());
    for (Buyers.Kept kept : some) {
      if (!ordered.contains(kept.saleNo())) {
        buyers.forget(zone, kept.saleNo());
        LOG.infof("%s was never ordered: nobody is kept for it", kept.saleNo());
      }
      lookedUpTo = kept;
    }
  }
}
