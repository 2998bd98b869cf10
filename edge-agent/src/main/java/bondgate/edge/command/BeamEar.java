package bondgate.edge.command;

import bondgate.edge.settings.EdgeSettings;
import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.BeamEvent;
import bondgate.rfid.portal.PortalFittings;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How the light beams 光电对射 of an opening stand, as a box of contacts or the reader says. Told on
 * its thread, asked on the command's.
 */
final class BeamEar {
  /** Longer than a connection may take. */
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(6);

  private final EdgeSettings.Beams settings;
  private final CountDownLatch known = new CountDownLatch(1);

  // Guarded by this.
  private final Map<Beam, Boolean> blocked = new EnumMap<>(Beam.class);
  private Consumer<BeamEvent> to = event -> {};
  private boolean knownThroughout;

  BeamEar(EdgeSettings.Beams settings) {
    this.settings = settings;
  }

  /** Waits until every beam has said how it stands; gives whether they did in time. */
  boolean awaitKnown() {
    try {
      return known.await(KNOWN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A beam stands so. */
  synchronized void take(BeamEvent event) {
    blocked.put(event.beam(), event.blocked());
    to.accept(event);
    if (isKnown()) {
      known.countDown();
    }
  }

  /** Nothing is known of them any more. */
  synchronized void lost() {
    blocked.clear();
    knownThroughout = false;
  }

  private boolean isKnown() {
    return blocked.size() == settings.map().points().size();
  }

  /** Tells how each beam stands, and from now on each change, on the thread that is told. */
  synchronized void begin(Instant now, Consumer<BeamEvent> listener) {
    to = listener;
    knownThroughout = isKnown();
    blocked.forEach((beam, is) -> listener.accept(new BeamEvent(beam, is, now)));
  }

  /** Tells no more; gives whether every beam was known all the time since the begin. */
  synchronized boolean end() {
    to = event -> {};
    return knownThroughout;
  }

  /** How they are fitted, and wired. */
  EdgeSettings.Beams settings() {
    return settings;
  }

  /** How many there are. */
  PortalFittings.Beams fitted() {
    return settings.fitted();
  }

  /** How they are said to be wired. */
  BeamWiring wiring() {
    return new BeamWiring(settings.map());
  }
}
