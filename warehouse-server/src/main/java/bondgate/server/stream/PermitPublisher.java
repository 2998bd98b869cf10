package bondgate.server.stream;

import bondgate.events.EventJson;
import bondgate.events.PermitList;
import bondgate.events.SignedPermits;
import bondgate.events.Topics;
import bondgate.server.evidence.ServerKey;
import bondgate.server.fence.OpenPermits;
import bondgate.server.fence.Permits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells the agents what may pass: the zone's whole list, signed, retained on its topic. One thread,
 * so that the writer never waits for the broker; several changes at once become one list.
 */
@ApplicationScoped
class PermitPublisher {
  private static final Logger LOG = Logger.getLogger(PermitPublisher.class);
  private static final long RETRY_MS = 500;

  /** A list goes out whole; the changes of this time share one. */
  private static final long LEAST_SPACING_MS = 200;

  /** A long list takes a while: this many times as long is left to everything else. */
  private static final long SPACING_BY_COST = 9;

  private static final long MOST_SPACING_MS = 2_000;

  private static final long STOP_WITHIN_MS = 500;

  private final Permits permits;
  private final ServerKey key;
  private final BrokerLink link;
  private final InstantSource clock;
  private final Thread thread = new Thread(this::run, "permits");
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock.
  private final Map<String, Long> known = new HashMap<>();
  private final Set<String> due = new LinkedHashSet<>();
  private boolean stopping;
  private boolean urgent;

  @Inject
  PermitPublisher(
      Permits permits,
      ServerKey key,
      BrokerLink link,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.permits = permits;
    this.key = key;
    this.link = link;
    this.clock = clock;
    known.put(zone, 0L);
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  void stop() throws InterruptedException {
    lock.lock();
    try {
      stopping = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    thread.join(STOP_WITHIN_MS);
  }

  /** The zone's permits have that version now, which is news or not. */
  void changed(String zone, long version) {
    lock.lock();
    try {
      Long before = known.put(zone, version);
      if (before == null || before != version) {
        due.add(zone);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** What has just changed does not wait for others to share its list: goods are to be stopped. */
  void atOnce() {
    lock.lock();
    try {
      urgent = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The broker may have forgotten what it had. */
  void publishAll() {
    lock.lock();
    try {
      due.addAll(known.keySet());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (String zone = next(); zone != null; zone = next()) {
        long begun = System.nanoTime();
        if (published(zone)) {
          pause(spacing(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
        } else {
          again(zone);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long spacing(long tookMs) {
    return Math.min(MOST_SPACING_MS, Math.max(LEAST_SPACING_MS, SPACING_BY_COST * tookMs));
  }

  private String next() throws InterruptedException {
    lock.lock();
    try {
      while (due.isEmpty() && !stopping) {
        changed.await();
      }
      if (stopping) {
        return null;
      }
      urgent = false;
      String zone = due.iterator().next();
      due.remove(zone);
      return zone;
    } finally {
      lock.unlock();
    }
  }

  private void again(String zone) throws InterruptedException {
    pause(RETRY_MS);
    lock.lock();
    try {
      due.add(zone);
    } finally {
      lock.unlock();
    }
  }

  private void pause(long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (left > 0 && !stopping && !urgent) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean published(String zone) {
    if (!link.stands()) {
      // The next connection publishes everything.
      return true;
    }
    try {
      OpenPermits open = permits.current(zone, clock.instant());
      if (open.version() == 0) {
        return true;
      }
      PermitList list = new PermitList(zone, open.version(), clock.instant(), open.permits());
      SignedPermits signed = SignedPermits.sign(list, key.signingKey());
      return link.publish(Topics.permits(zone), EventJson.writeSignedPermits(signed), true);
    } catch (RuntimeException e) {
      LOG.warnf("cannot publish the permits of %s, tries again: %s", zone, e.getMessage());
      return false;
    }
  }
}
