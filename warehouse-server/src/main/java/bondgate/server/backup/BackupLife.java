package bondgate.server.backup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes a backup whenever the newest is older than a setting allows. */
@ApplicationScoped
class BackupLife {
  private static final Logger LOG = Logger.getLogger(BackupLife.class);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  /** What failed is rarely better a minute later. */
  private static final Duration AFTER_A_FAILURE = Duration.ofHours(1);

  private final Backups backups;
  private final InstantSource clock;
  private final Duration every;
  private final Duration lookEvery;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "backup");

  // Owned by the backup thread.
  private Instant notBefore = Instant.MIN;

  @Inject
  BackupLife(
      Backups backups,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.backup.every") Duration every) {
    this(backups, clock, every, LOOK_EVERY);
  }

  BackupLife(Backups backups, InstantSource clock, Duration every, Duration lookEvery) {
    if (every.isNegative()) {
      throw new IllegalArgumentException(
          "bondgate.backup.every: received '%s', expected 0 or more, as 24H".formatted(every));
    }
    this.backups = backups;
    this.clock = clock;
    this.every = every;
    this.lookEvery = lookEvery;
  }

  void onStart(@Observes StartupEvent start) {
    try {
      backups.tidy(clock.instant());
    } catch (IOException e) {
      LOG.warnf("an unfinished backup could not be deleted: %s", e.getMessage());
    }
    try {
      // From here on their age is known.
      backups.all();
    } catch (BackupException e) {
      LOG.warn(e.getMessage());
    }
    if (!every.isZero()) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  void onStop(@Observes ShutdownEvent stop) {
    stopping.countDown();
  }

  private void run() {
    try {
      while (!stopping.await(lookEvery.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes one if it is due, but not again soon after one failed. */
  void look() {
    Instant now = clock.instant();
    if (now.isBefore(notBefore)) {
      return;
    }
    try {
      if (isDue(now) && backups.make() instanceof BackupResult.Failed) {
        notBefore = now.plus(AFTER_A_FAILURE);
      }
    } catch (BackupException | RuntimeException e) {
      LOG.errorf(e, "backups cannot be looked after");
      notBefore = now.plus(AFTER_A_FAILURE);
    }
  }

  /** Whether its thread runs. */
  boolean isAlive() {
    return thread.isAlive();
  }

  /** Whether the newest is too old, or there is none. */
  boolean isDue(Instant now) throws BackupException {
    return backups.all().stream()
        .findFirst()
        .map(newest -> !newest.manifest().at().plus(every).isAfter(now))
        .orElse(true);
  }
}
