package bondgate.server.checkout;

import bondgate.server.payment.PayerResult;
import bondgate.server.payment.Payers;
import bondgate.server.payment.SaidBuyer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks payment firms whether the one who paid an order is the one who placed it. What they say
 * comes as news; that they do not answer stops no other order.
 */
@ApplicationScoped
class PayerAsking {
  private static final Logger LOG = Logger.getLogger(PayerAsking.class);

  private final Payers payers;
  private final Buyers buyers;
  private final CheckoutSettings settings;

  @Inject
  PayerAsking(Payers payers, Buyers buyers, CheckoutSettings settings) {
    this.payers = payers;
    this.buyers = buyers;
    this.settings = settings;
  }

  /**
   * Asks about a payment.
   *
   * @return whether its news come, now or later; false if nobody is left who knows the buyer
   */
  boolean ask(String zone, String saleNo, String paymentNo, Instant now) {
    Optional<Buyer> buyer = buyers.of(zone, saleNo);
    if (buyer.isEmpty()) {
      LOG.errorf("nobody knows who placed order %s, so nobody can say who paid it", saleNo);
      return false;
    }
    PayerResult result =
        payers.ask(
            zone,
            paymentNo,
            new SaidBuyer(buyer.get().name(), buyer.get().idNumber()),
            settings.times().payer(),
            now);
    return result instanceof PayerResult.Said || result instanceof PayerResult.NotYet;
  }

  /** Asks again about those whose firm has not answered, each at its own time. */
  void askDue(String zone, InstantSource clock) {
    try {
      for (Payers.Due due : payers.due(zone, clock.instant())) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        askAgain(zone, due, clock.instant());
      }
    } catch (RuntimeException e) {
      LOG.warnf("who paid is asked later: %s", e.getMessage());
    }
  }

  private void askAgain(String zone, Payers.Due due, Instant now) {
    try {
      if (!ask(zone, due.saleNo(), due.paymentNo(), now)) {
        payers.withoutBuyer(zone, due.paymentNo(), now);
      }
    } catch (RuntimeException e) {
      LOG.warnf("who paid order %s is asked later: %s", due.saleNo(), e.getMessage());
    }
  }
}
