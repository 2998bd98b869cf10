package bondgate.server.customs;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The thread that carries messages while the server runs, by the transport of the settings. */
@ApplicationScoped
class CustomsLife {
  private static final Logger LOG = Logger.getLogger(CustomsLife.class);
  private static final int LATE = 6000;

  private final String zone;
  private final CustomsSettings settings;
  private final CustomsOutbox outbox;
  private final CustomsInbox inbox;
  private final DataRequests dataRequests;
  private final SandboxCustoms sandbox;
  private final InstantSource clock;
  private final Semaphore wakes = new Semaphore(0);
  private volatile boolean stopped;
  private Thread thread;

  @Inject
  CustomsLife(
      @ConfigProperty(name = "bondgate.zone", defaultValue = "guiyang-o2o") String zone,
      CustomsSettings settings,
      CustomsOutbox outbox,
      CustomsInbox inbox,
      DataRequests dataRequests,
      SandboxCustoms sandbox,
      InstantSource clock) {
    this.zone = zone;
    this.settings = settings;
    this.outbox = outbox;
    this.inbox = inbox;
    this.dataRequests = dataRequests;
    this.sandbox = sandbox;
    this.clock = clock;
  }

  void started(@Observes @Priority(LATE) StartupEvent event) throws IOException {
    Optional<MessageTransport> transport = transport();
    if (transport.isEmpty()) {
      LOG.info("nothing is sent to customs: bondgate.customs.transport=NONE");
      return;
    }
    CustomsPost post = new CustomsPost(zone, transport.get(), outbox, inbox);
    thread = new Thread(() -> run(post), "customs-post");
    thread.setDaemon(true);
    thread.start();
  }

  void stopped(@Observes ShutdownEvent event) throws InterruptedException {
    stopped = true;
    wakes.release();
    if (thread != null) {
      thread.join(5_000);
    }
  }

  void filled(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxFilled event) {
    if (event.zone().equals(zone)) {
      wakes.release();
    }
  }

  private void run(CustomsPost post) {
    boolean recovered = false;
    while (!stopped) {
      try {
        if (!recovered) {
          outbox.recover(zone, clock.instant());
          recovered = true;
        }
        boolean more = post.round(clock.instant());
        more |= dataRequests.sendDue(zone, clock.instant());
        if (!more && wakes.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS)) {
          wakes.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        if (!stopped) {
          LOG.errorf(e, "carrying customs messages failed, and is tried again");
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      // Whatever failed, it is not asked again at once; a stop does not wait for that.
      wakes.tryAcquire(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<MessageTransport> transport() throws IOException {
    return switch (settings.transport()) {
      case NONE -> Optional.empty();
      case SANDBOX -> Optional.of(sandbox);
      case DIRECTORY ->
          Optional.of(
              new DirectoryDrop(
                  folder("out-folder", settings.outFolder()),
                  folder("in-folder", settings.inFolder()),
                  settings.mostBytes()));
      case HTTP -> {
        URI url =
            settings
                .url()
                .orElseThrow(() -> new IOException("bondgate.customs.url is needed for HTTP"));
        yield Optional.of(new HttpTransport(url, settings.mostBytes()));
      }
    };
  }

  private static Path folder(String name, Optional<Path> folder) throws IOException {
    return folder.orElseThrow(
        () -> new IOException("bondgate.customs.%s is needed for DIRECTORY".formatted(name)));
  }
}
