package bondgate.simulator.day;

import java.time.Duration;
import java.util.List;

/** One opening of the building with its portal, as the people who walk through it know it. */
interface Opening {
  /** The portal's name. */
  String portal();

  /**
   * Whether the lamp is green: the reader is being asked for tags. Nobody asks, nobody may pass: a
   * portal that cannot see is closed.
   */
  boolean isGreen();

  /**
   * People begin to walk through with those bottles.
   *
   * @return how long they will take
   */
  Duration walk(List<String> epcs, boolean inwards);

  /** Whoever is in the opening steps out of it, and their bottles out of earshot. */
  void clear();
}
