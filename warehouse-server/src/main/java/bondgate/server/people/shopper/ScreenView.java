package bondgate.server.people.shopper;

import java.util.List;

/**
 * What stands around every screen.
 *
 * @param kind name of the screen, for the style sheet and the script
 * @param session the visit; empty while there is none
 * @param step which step it is; null before the first
 * @param idleSeconds after so long without a touch the visit ends, with a warning before; 0 for
 *     never
 */
public record ScreenView(String kind, String session, Step step, int idleSeconds) {

  /** The steps to show; none before the first. */
  public List<Step> steps() {
    return step == null ? List.of() : Step.all();
  }
}
