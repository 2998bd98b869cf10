package bondgate.server.evidence;

import bondgate.evidence.proof.TreeHead;
import bondgate.server.evidence.StopRows.Stop;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps a log from being signed after a witness found that it lost entries or has two histories,
 * over every restart, until an operator lifts that stop by its number and gives a reason.
 */
@ApplicationScoped
class SigningStops {
  /** After the stored log was looked at, before the first checkpoint is published. */
  private static final int AFTER_THE_START_CHECK = 3000;

  private static final Logger LOG = Logger.getLogger(SigningStops.class);

  private final StopRows rows;
  private final StartCheck check;
  private final InstantSource clock;
  private final Optional<String> lifted;

  @Inject
  SigningStops(
      StopRows rows,
      StartCheck check,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.evidence.lift-stop") Optional<String> lifted) {
    this.rows = rows;
    this.check = check;
    this.clock = clock;
    this.lifted = lifted;
  }

  void onStart(@Observes @Priority(AFTER_THE_START_CHECK) StartupEvent start) {
    lifted.ifPresent(this::lift);
    tellFound();
  }

  /** Stops the signing of a log; on disk when this returns. */
  void stop(String zone, String finding) {
    tell(added(zone, finding));
  }

  private Stop added(String zone, String finding) {
    // First in memory: if the database fails, this process at least signs no more.
    check.stop(zone, finding);
    return rows.add(zone, finding, clock.instant());
  }

  /**
   * Somebody shows a checkpoint of ours that the log does not continue: that stops it, unless an
   * operator has lifted a stop and knew this very one. While it is stopped, whatever else is shown
   * is remembered with the stop, so that one word lifts it for all who hold what was lost.
   */
  void shown(String zone, TreeHead head, String finding) {
    if (wasGivenUp(zone, head)) {
      return;
    }
    // A stop that only waits until all were heard ends by itself: this one must not end with it.
    Optional<Stop> open =
        rows.open().stream()
            .filter(stop -> stop.zone().equals(zone) && !stop.waits())
            .reduce((one, next) -> next);
    Stop stop = open.orElseGet(() -> added(zone, finding));
    boolean first = rows.addShown(stop.id(), head, clock.instant());
    if (open.isEmpty()) {
      tell(stop);
    } else if (first) {
      LOG.errorf("the log of zone '%s', stop %d: also %s", zone, stop.id(), finding);
    }
  }

  /** Whether an operator lifted a stop and knew that this very checkpoint is not continued. */
  boolean wasGivenUp(String zone, TreeHead head) {
    return rows.wasGivenUp(zone, head);
  }

  /**
   * Takes an operator's word, {@code <number of the stop>:<reason>}: it lifts that stop, and those
   * of the same log before it, which the operator knows too; never a later one.
   *
   * @throws IllegalArgumentException if it is none
   */
  void lift(String word) {
    int colon = word.indexOf(':');
    if (!word.matches("[0-9]{1,18}:.*\\S.*")) {
      throw new IllegalArgumentException(
          ("bondgate.evidence.lift-stop: expected <number of the stop>:<reason>; received '%s'."
                  + " The number is in the log of the server and in its health")
              .formatted(word));
    }
    long id = Long.parseLong(word.substring(0, colon));
    List<Stop> open = rows.open();
    List<String> zones = open.stream().filter(one -> one.id() == id).map(Stop::zone).toList();
    for (Stop stop : open) {
      if (stop.id() <= id && zones.contains(stop.zone())) {
        rows.lift(stop.id(), word.substring(colon + 1).strip(), clock.instant());
        LOG.warnf("stop %d of the log of zone '%s' was lifted", stop.id(), stop.zone());
        check.resume(stop.zone());
      }
    }
    tellFound();
  }

  /** Lifts what only waited until all were heard; a stop that somebody found stays. */
  void liftWaiting(String zone, String reason) {
    List<Stop> open = rows.open().stream().filter(stop -> stop.zone().equals(zone)).toList();
    for (Stop stop : open) {
      if (stop.waits()) {
        rows.lift(stop.id(), reason, clock.instant());
        LOG.infof("stop %d of the log of zone '%s' is over: %s", stop.id(), zone, reason);
      }
    }
    if (open.stream().allMatch(Stop::waits)) {
      check.resume(zone);
    }
  }

  /** What waits until all were heard is told by {@link RestoredLogs}, after the witnesses. */
  private void tellFound() {
    rows.open().stream().filter(stop -> !stop.waits()).forEach(this::tell);
  }

  private void tell(Stop stop) {
    check.stop(stop.zone(), "stop %d: %s".formatted(stop.id(), stop.finding()));
    LOG.errorf(
        "the log of zone '%s' is not signed, stop %d: %s. Keep the checkpoint that shows it; decide,"
            + " then start with bondgate.evidence.lift-stop=%d:<reason>",
        stop.zone(), stop.id(), stop.finding(), stop.id());
  }
}
