package bondgate.server.evidence;

import bondgate.evidence.proof.Cosigners;
import bondgate.server.evidence.CheckpointPublisher.Published;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes a checkpoint of each log at most every second, on a thread of its own: neither the
 * stream nor anybody's act ever waits for a witness. Without witnesses there is no such thread, and
 * every checkpoint is made when it is asked for.
 */
@ApplicationScoped
class Publishing {
  /** After the stops are known, before the stream starts. */
  private static final int BEFORE_THE_STREAM = 4000;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Logger LOG = Logger.getLogger(Publishing.class);

  private final LogRows rows;
  private final String ownZone;
  private final Optional<CheckpointPublisher> publisher;
  private ScheduledExecutorService thread;

  @Inject
  Publishing(
      EvidenceLog log,
      LogRows rows,
      StartCheck check,
      SigningStops stops,
      @ConfigProperty(name = "bondgate.data") Path data,
      @ConfigProperty(name = "bondgate.zone", defaultValue = "guiyang-o2o") String ownZone,
      @ConfigProperty(name = "bondgate.evidence.witnesses") Optional<List<String>> witnesses,
      @ConfigProperty(name = "bondgate.evidence.cosignatures-needed", defaultValue = "0")
          int needed) {
    this.rows = rows;
    this.ownZone = ownZone;
    List<WitnessAddress> addresses =
        witnesses.orElse(List.of()).stream().map(WitnessAddress::parse).toList();
    // Also without any: more cosignatures needed than there are witnesses is a mistake.
    Cosigners cosigners =
        new Cosigners(addresses.stream().map(WitnessAddress::key).toList(), needed);
    this.publisher =
        addresses.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new CheckpointPublisher(
                    log,
                    check,
                    stops,
                    addresses,
                    cosigners,
                    new KeptCheckpoints(data.resolve("checkpoints")),
                    PATIENCE));
  }

  // The first round waits for the witnesses, at most twice the patience for each zone: what they
  // know of a log that was restored from a backup must stop it before a device is told anything.
  void onStart(@Observes @Priority(BEFORE_THE_STREAM) StartupEvent start) {
    if (publisher.isEmpty()) {
      return;
    }
    round();
    thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "checkpoints");
              made.setDaemon(true);
              return made;
            });
    ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.SECONDS);
  }

  void onStop(@Observes ShutdownEvent stop) {
    if (thread != null) {
      thread.shutdownNow();
    }
    publisher.ifPresent(CheckpointPublisher::close);
  }

  /** Whether checkpoints are shown only after witnesses were asked. */
  boolean isWitnessed() {
    return publisher.isPresent();
  }

  /**
   * The checkpoint that was published last.
   *
   * @throws RefusedException if there is none yet
   * @throws DamagedLogException if the log is not to be signed
   */
  Published last(String zone) {
    return publisher
        .flatMap(one -> one.last(zone))
        .orElseThrow(
            () ->
                RefusedException.notYet(
                    "notYetCosigned",
                    "zone=" + zone,
                    "a checkpoint with as many cosignatures as this server needs",
                    "ask again in a few seconds; if that does not help, the operator looks whether"
                        + " the witnesses answer"));
  }

  private void round() {
    Set<String> zones = new TreeSet<>(Set.of(ownZone));
    try {
      zones.addAll(rows.zones());
      for (String zone : zones) {
        publisher.orElseThrow().round(zone);
      }
    } catch (RuntimeException e) {
      // The next round is in a second; nobody else would hear of this one.
      LOG.error("checkpoints were not published", e);
    }
  }
}
