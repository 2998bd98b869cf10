package bondgate.server.bondedlist;

import bondgate.server.customs.CustomsSettings;
import bondgate.server.customs.MessageTransport;
import bondgate.server.customs.MessageTransports;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The thread that carries bonded lists while the server runs, by the channel of the settings. */
@ApplicationScoped
class ListLife {
  private static final Logger LOG = Logger.getLogger(ListLife.class);
  private static final int LATE = 6100;

  private final String zone;
  private final ListSettings settings;
  private final CustomsSettings customs;
  private final ListOutbox outbox;
  private final ListInbox inbox;
  private final SandboxListOffice sandbox;
  private final InstantSource clock;
  private final Semaphore stop = new Semaphore(0);
  private Thread thread;

  @Inject
  ListLife(
      @ConfigProperty(name = "bondgate.zone", defaultValue = "guiyang-o2o") String zone,
      ListSettings settings,
      CustomsSettings customs,
      ListOutbox outbox,
      ListInbox inbox,
      SandboxListOffice sandbox,
      InstantSource clock) {
    this.zone = zone;
    this.settings = settings;
    this.customs = customs;
    this.outbox = outbox;
    this.inbox = inbox;
    this.sandbox = sandbox;
    this.clock = clock;
  }

  void started(@Observes @Priority(LATE) StartupEvent event) throws IOException {
    Optional<MessageTransport> transport = transport();
    if (transport.isPresent()) {
      ListPost post = new ListPost(zone, transport.get(), outbox, inbox);
      thread = new Thread(() -> run(post), "bonded-list-post");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void stopped(@Observes ShutdownEvent event) throws InterruptedException {
    stop.release();
    if (thread != null) {
      thread.join(5_000);
    }
  }

  private void run(ListPost post) {
    boolean recovered = false;
    try {
      while (!stop.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          if (!recovered) {
            outbox.recover(zone, clock.instant());
            recovered = true;
          }
          post.round(clock.instant());
        } catch (RuntimeException e) {
          LOG.errorf(e, "carrying bonded lists failed, and is tried again");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<MessageTransport> transport() throws IOException {
    mustNotApproveItself(settings.channel(), customs.transport());
    return switch (settings.channel()) {
      case NONE -> Optional.empty();
      case SANDBOX -> Optional.of(sandbox);
      case DIRECTORY ->
          Optional.of(
              MessageTransports.folders(
                  needed("out-folder", settings.outFolder()),
                  needed("in-folder", settings.inFolder()),
                  customs.mostBytes()));
      case HTTP ->
          Optional.of(MessageTransports.http(needed("url", settings.url()), customs.mostBytes()));
    };
  }

  /**
   * Whoever hands retail lists to real customs must not have the bonded list of them approved by an
   * office of our own, only because a setting was forgotten.
   *
   * @throws IOException if it would be so; the server does not start
   */
  static void mustNotApproveItself(ListChannel lists, CustomsSettings.TransportKind retail)
      throws IOException {
    if (lists == ListChannel.SANDBOX && retail != CustomsSettings.TransportKind.SANDBOX) {
      throw new IOException(
          "bondgate.bonded-list.channel is SANDBOX, which approves lists by itself, while"
              + " bondgate.customs.transport is %s; set NONE, DIRECTORY or HTTP".formatted(retail));
    }
  }

  private static <T> T needed(String name, Optional<T> setting) throws IOException {
    return setting.orElseThrow(
        () ->
            new IOException("bondgate.bonded-list.%s is needed for this channel".formatted(name)));
  }
}
