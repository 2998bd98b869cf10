package bondgate.server.bondedlist;

import bondgate.server.stream.ZoneCommitted;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The thread that compares display passes with their openings, and passes of lists with the fence,
 * while the server runs: when something took effect in the zone, and now and then because receipts
 * come and time passes.
 */
@ApplicationScoped
class PassLife {
  private static final Logger LOG = Logger.getLogger(PassLife.class);
  private static final int LATE = 6110;

  /** Crossings come in many commits; they are looked at together. */
  private static final long REST_MILLIS = 200;

  private final String zone;
  private final ListSettings settings;
  private final PassKeeper keeper;
  private final ListPassKeeper ofLists;
  private final InstantSource clock;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean stopping;
  private Thread thread;

  @Inject
  PassLife(
      @ConfigProperty(name = "bondgate.zone", defaultValue = "guiyang-o2o") String zone,
      ListSettings settings,
      PassKeeper keeper,
      ListPassKeeper ofLists,
      InstantSource clock) {
    this.ofLists = ofLists;
    this.zone = zone;
    this.settings = settings;
    this.keeper = keeper;
    this.clock = clock;
  }

  void started(@Observes @Priority(LATE) StartupEvent event) {
    if (settings.comparePasses()) {
      thread = new Thread(this::run, "gate-pass-keeper");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void stopped(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    news.release();
    if (thread != null) {
      thread.join(5_000);
    }
  }

  void committed(@ObservesAsync ZoneCommitted what) {
    if (what.zone().equals(zone) && news.availablePermits() == 0) {
      news.release();
    }
  }

  private void run() {
    try {
      while (!stopping) {
        if (news.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS)) {
          // What is committed meanwhile is looked at in the same round.
          TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
          news.drainPermits();
        }
        if (!stopping) {
          look();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    try {
      keeper.look(zone, clock.instant());
    } catch (RuntimeException e) {
      LOG.errorf(e, "comparing gate passes failed, and is tried again");
    }
    try {
      ofLists.look(zone, clock.instant());
    } catch (RuntimeException e) {
      LOG.errorf(e, "comparing gate passes of lists failed, and is tried again");
    }
  }
}
