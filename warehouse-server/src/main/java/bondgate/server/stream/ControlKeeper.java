package bondgate.server.stream;

import bondgate.server.control.ControlStops;
import bondgate.server.control.Controls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** What happens around control orders by itself: what they stop is noted, and their time ends. */
@ApplicationScoped
class ControlKeeper {
  /** By whom an order is lifted whose time is over. */
  static final String ACTOR = "system:control";

  private static final Logger LOG = Logger.getLogger(ControlKeeper.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String OVER = "its time is over";

  private final Controls controls;
  private final ControlStops stops;
  private final Map<String, Instant> looked = new ConcurrentHashMap<>();

  @Inject
  ControlKeeper(Controls controls, ControlStops stops) {
    this.controls = controls;
    this.stops = stops;
  }

  /**
   * Notes an act that a control order stopped; without the note the refusal stands all the same.
   */
  void refused(String zone, ZoneAct act, ActAnswer.Refused refused, Instant at) {
    if (refused.controls().isEmpty()) {
      return;
    }
    try {
      stops.refused(zone, refused.controls(), act.id(), act.getClass().getSimpleName(), at);
    } catch (RuntimeException e) {
      LOG.warnf("what control orders stopped is not noted: %s", e.getMessage());
    }
  }

  /**
   * Acts that lift the orders whose time is over, at most once a second: they hold nothing any
   * more, and this lets the agents' list say so.
   */
  List<ZoneAct> over(String zone, Instant at) {
    Instant last = looked.get(zone);
    if (last != null && at.isBefore(last.plus(PAUSE))) {
      return List.of();
    }
    looked.put(zone, at);
    return controls.over(zone, at).stream()
        .map(number -> (ZoneAct) new ControlAct.LiftControl("over-" + number, ACTOR, number, OVER))
        .toList();
  }
}
