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
  private static final int LOOK_EVERY_S = 60;

  private final Backups backups;
  private final InstantSource clock;
  private final Duration every;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "backup");

  @Inject
  BackupLife(
      Backups backups,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.backup.every") Duration every) {
    if (every.isNegative()) {
      throw new IllegalArgumentException(
          "bondgate.backup.every: received '%s', expected 0 or more, as 24H".formatted(every));
    }
    this.backups = backups;
    this.clock = clock;
    this.every = every;
  }

  void onStart(@Observes StartupEvent start) {
    try {
      backups.tidy();
    } catch (IOException e) {
      LOG.warnf("an unfinished backup could not be deleted: %s", e.getMessage());
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
      while (!stopping.await(LOOK_EVERY_S, TimeUnit.SECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      if (isDue(clock.instant())) {
        backups.make();
      }
    } catch (RuntimeException e) {
      LOG.errorf(e, "backups cannot be looked after");
    }
  }

  /** Whether the newest is too old, or there is none. */
  boolean isDue(Instant now) {
    return backups.all().stream()
        .findFirst()
        .map(newest -> !newest.manifest().at().plus(every).isAfter(now))
        .orElse(true);
  }
}
