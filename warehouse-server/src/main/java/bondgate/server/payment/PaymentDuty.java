package bondgate.server.payment;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks providers about every payment and refund that is not over, should a notification stay away.
 * What is open is in the database: after a restart it goes on with the same.
 */
@ApplicationScoped
class PaymentDuty {
  private static final Logger LOG = Logger.getLogger(PaymentDuty.class);
  private static final int LAST = 10_000;
  private static final int FIRST = 1;
  private static final int MOST_AT_ONCE = 50;
  private static final long ROUND_MS = 500;
  private static final long STOP_LIMIT_MS = 3_000;

  private final PaymentProviders providers;
  private final PaymentCards cards;
  private final RefundCards refunds;
  private final ProviderTalk talk;
  private final InstantSource clock;
  private final boolean wanted;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Thread thread;

  @Inject
  PaymentDuty(
      PaymentProviders providers,
      PaymentCards cards,
      RefundCards refunds,
      ProviderTalk talk,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.payment.poll", defaultValue = "true") boolean wanted) {
    this.providers = providers;
    this.cards = cards;
    this.refunds = refunds;
    this.talk = talk;
    this.clock = clock;
    this.wanted = wanted;
  }

  void onStart(@Observes @Priority(LAST) StartupEvent start) {
    if (wanted) {
      thread = new Thread(this::run, "payments");
      thread.start();
    }
  }

  void onStop(@Observes @Priority(FIRST) ShutdownEvent stop) throws InterruptedException {
    stopping.countDown();
    if (thread != null) {
      thread.join(STOP_LIMIT_MS);
    }
  }

  private void run() {
    try {
      while (!stopping.await(ROUND_MS, TimeUnit.MILLISECONDS)) {
        if (providers.areThere()) {
          safely();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void safely() {
    try {
      round();
    } catch (RuntimeException e) {
      // The database is away, or it is our fault: what is due is still due in the next round.
      LOG.warnf(e, "payments were not asked about: %s", e.getMessage());
    }
  }

  /** Asks about everything that is due now. */
  void round() {
    List<PaymentRow> payments = cards.due(clock.instant(), MOST_AT_ONCE);
    for (PaymentRow payment : payments) {
      if (stopping.getCount() == 0) {
        return;
      }
      askAbout(payment);
    }
    for (RefundRow refund : refunds.due(clock.instant(), MOST_AT_ONCE)) {
      if (stopping.getCount() == 0) {
        return;
      }
      askAbout(refund);
    }
  }

  private void askAbout(PaymentRow payment) {
    try {
      talk.query(talk.of(payment), payment, clock.instant());
    } catch (ProviderDownException e) {
      LOG.warnf("payment %s: %s", payment.paymentNo(), e.getMessage());
      cards.asked(payment, clock.instant());
    }
  }

  private void askAbout(RefundRow refund) {
    try {
      PaymentRow payment = cards.find(refund.paymentNo()).orElseThrow();
      talk.queryRefund(talk.of(payment), payment, refund, clock.instant());
    } catch (ProviderDownException e) {
      LOG.warnf("refund %s: %s", refund.refundNo(), e.getMessage());
      refunds.asked(refund, clock.instant());
    }
  }
}
