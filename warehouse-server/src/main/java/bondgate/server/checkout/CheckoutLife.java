package bondgate.server.checkout;

import bondgate.server.customs.CustomsNewsHappened;
import bondgate.server.payment.PaymentNewsHappened;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import bondgate.server.stream.KeepMessages;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The duty that carries orders on: woken by news, and every second by itself, for what was left by
 * a crash and for what takes too long.
 */
@ApplicationScoped
class CheckoutLife {
  private static final Logger LOG = Logger.getLogger(CheckoutLife.class);

  /** After everybody whom it asks, the stream too. */
  private static final int LAST = 20_000;

  private static final int WORKERS = 16;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final long STOP_WITHIN_MS = 2_000;

  private final NewsReader news;
  private final CheckoutFlow flow;
  private final Orders orders;
  private final Sending sending;
  private final PayerAsking asking;
  private final MessagesIntoTheLog log;
  private final Leftovers leftovers;
  private final OldParcels oldParcels;
  private final InstantSource clock;
  private final String zone;
  private final Semaphore wake = new Semaphore(0);
  private final ExecutorService workers =
      Executors.newFixedThreadPool(WORKERS, task -> new Thread(task, "checkout-worker"));
  private final Thread thread = new Thread(this::run, "checkout");
  private volatile boolean stopping;

  // Of the checkout's thread.
  private Future<?> asked = CompletableFuture.completedFuture(null);

  @Inject
  CheckoutLife(
      NewsReader news,
      CheckoutFlow flow,
      Orders orders,
      Sending sending,
      PayerAsking asking,
      MessagesIntoTheLog log,
      Leftovers leftovers,
      OldParcels oldParcels,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.news = news;
    this.flow = flow;
    this.orders = orders;
    this.sending = sending;
    this.asking = asking;
    this.log = log;
    this.leftovers = leftovers;
    this.oldParcels = oldParcels;
    this.clock = clock;
    this.zone = zone;
  }

  void onStart(@Observes @Priority(LAST) StartupEvent start) {
    thread.start();
  }

  void onStop(@Observes @Priority(0) ShutdownEvent stop) throws InterruptedException {
    stopping = true;
    wake.release();
    thread.join(STOP_WITHIN_MS);
    workers.shutdownNow();
  }

  void paid(@Observes(during = TransactionPhase.AFTER_SUCCESS) PaymentNewsHappened happened) {
    wake.release();
  }

  void decided(@Observes(during = TransactionPhase.AFTER_SUCCESS) CustomsNewsHappened happened) {
    wake.release();
  }

  private void run() {
    Instant lookedAt = Instant.MIN;
    while (!stopping) {
      try {
        boolean more = news.read(workers, clock.instant());
        Instant now = clock.instant();
        if (!lookedAt.plus(PAUSE).isAfter(now)) {
          lookedAt = now;
          look(now);
        }
        if (!more && wake.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warnf("the checkout goes on later: %s", e.getMessage());
        pause();
      }
    }
  }

  /** Orders that nobody told us anything about for a while. */
  private void look(Instant now) throws InterruptedException {
    if (asked.isDone()) {
      // Not here: a firm that is slow to answer holds up nobody else.
      asked = workers.submit(() -> asking.askDue(zone, clock));
    }
    List<OrderView> waiting = orders.hanging(zone, now.minus(PAUSE));
    for (OrderView order : waiting) {
      if (stopping) {
        return;
      }
      try {
        flow.carryOn(order, now);
      } catch (RuntimeException e) {
        LOG.warnf("order %s goes on later: %s", order.saleNo(), e.getMessage());
      }
    }
    sending.look(zone, now);
    leftovers.look(zone, now);
    oldParcels.look(zone, now);
    // Last, but at least once, and for a moment only: what is left comes with the next look.
    Instant until = clock.instant().plus(PAUSE);
    boolean more;
    do {
      more = log.round(zone) == KeepMessages.MOST;
    } while (more && !stopping && clock.instant().isBefore(until));
  }

  private void pause() {
    try {
      // Whatever failed, it is not asked again at once.
      wake.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }
}
