package bondgate.server.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The ledger books that this server leads. Each is led from the first time that it is needed. */
@ApplicationScoped
class BookDesks {
  /** Before whoever writes. */
  private static final int FIRST = 10;

  private static final Logger LOG = Logger.getLogger(BookDesks.class);

  private final Map<String, BookDesk> desks = new ConcurrentHashMap<>();
  private final Leadership leadership;
  private final boolean checkFromBeginning;
  private final Duration lease;
  private final String zone;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "ledger-lead");
            thread.setDaemon(true);
            return thread;
          });

  private ScheduledFuture<?> beats;

  @Inject
  BookDesks(
      LedgerConnections connections,
      @ConfigProperty(name = "bondgate.zone", defaultValue = "guiyang-o2o") String zone,
      @ConfigProperty(name = "bondgate.ledger.lease", defaultValue = "PT10S") Duration lease,
      @ConfigProperty(name = "bondgate.ledger.check-from-beginning", defaultValue = "false")
          boolean checkFromBeginning) {
    this.leadership =
        new Leadership(
            connections::open, "process %d".formatted(ProcessHandle.current().pid()), lease);
    this.lease = lease;
    this.zone = zone;
    this.checkFromBeginning = checkFromBeginning;
  }

  /**
   * Leads the zone's own book from the start, so that a damaged book or another server keeps this
   * one from starting, and not from working later.
   */
  void started(@Observes @Priority(FIRST) StartupEvent event) throws SQLException {
    BookDesk own = of(zone);
    Object start = new Object();
    own.take(start);
    own.end(true);
    long everyMs = Math.max(50, lease.toMillis() / 4);
    beats = heart.scheduleWithFixedDelay(this::beat, everyMs, everyMs, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      leadership.beat();
    } catch (SQLException e) {
      // The leads went with the connection: the next writer takes its own anew, or is told why not.
      LOG.debugf("the lead's connection failed: %s", e.getMessage());
      leadership.close();
    }
  }

  void stopping(@Observes ShutdownEvent event) {
    if (beats != null) {
      beats.cancel(false);
    }
    heart.shutdownNow();
    leadership.close();
  }

  BookDesk of(String book) {
    return desks.computeIfAbsent(book, name -> new BookDesk(name, leadership, checkFromBeginning));
  }

  List<BookDesk> heldBy(Object transaction) {
    return desks.values().stream().filter(desk -> desk.isHeldBy(transaction)).toList();
  }
}
