package bondgate.simulator.day;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * People who follow the rule of a fenced opening: walk at green only; if the lamp turns red while
 * you are in it, step back; and you have passed when the display shows each of your bottles, not
 * before. So a portal that dies in the middle of a passage loses nothing: what it did not record
 * comes again.
 */
final class Carriers implements Carrying {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * Longer than a portal takes to conclude and a look at the display: a silence of two seconds, and
   * for a tag among others three and a half more, in which they may speak for it.
   */
  private static final Duration DISPLAY_WITHIN = Duration.ofSeconds(10);

  private final Map<String, Opening> openings;
  private final AgentApi agent;

  Carriers(Map<String, Opening> openings, AgentApi agent) {
    this.openings = Map.copyOf(openings);
    this.agent = agent;
  }

  @Override
  public void carry(String portal, String direction, List<Bottle> bottles)
      throws InterruptedException {
    Opening opening = openings.get(portal);
    if (opening == null) {
      throw new IllegalArgumentException("there is no portal '%s'".formatted(portal));
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> waiting = missing(portal, direction, bottles);
    while (!waiting.isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException(
            "portal %s has not shown %d of %d bottles within %d s"
                .formatted(portal, waiting.size(), bottles.size(), PATIENCE.toSeconds()));
      }
      walkOnce(opening, direction, waiting);
      waiting = missing(portal, direction, bottles);
    }
  }

  private void walkOnce(Opening opening, String direction, List<String> epcs)
      throws InterruptedException {
    Patience.insist("green at " + opening.portal(), PATIENCE, opening::isGreen);
    Duration duration = opening.walk(epcs, direction.equals("IN"));
    boolean stopped = Patience.until(duration, () -> !opening.isGreen());
    opening.clear();
    if (!stopped) {
      Patience.until(
          DISPLAY_WITHIN,
          () -> shown(opening.portal(), direction).filter(s -> s.containsAll(epcs)).isPresent());
    }
  }

  /** The bottles that the display does not show, once there is a display to look at. */
  private List<String> missing(String portal, String direction, List<Bottle> bottles)
      throws InterruptedException {
    AtomicReference<Set<String>> last = new AtomicReference<>();
    Patience.insist(
        "the display of portal " + portal,
        PATIENCE,
        () -> {
          shown(portal, direction).ifPresent(last::set);
          return last.get() != null;
        });
    Set<String> shown = last.get();
    return bottles.stream().map(Bottle::epc).filter(epc -> !shown.contains(epc)).toList();
  }

  private Optional<Set<String>> shown(String portal, String direction) {
    return agent.recorded(portal, direction);
  }
}
