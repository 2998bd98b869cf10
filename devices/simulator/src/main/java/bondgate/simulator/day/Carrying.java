package bondgate.simulator.day;

import java.util.List;

/** Moves bottles through openings, as people with carts do. */
public interface Carrying {
  /**
   * Carries those bottles through, and comes back only when the portal's display shows each of
   * them.
   *
   * @param portal the opening
   * @param direction {@code IN} or {@code OUT}
   * @param bottles on one cart or in one pair of hands
   */
  void carry(String portal, String direction, List<Bottle> bottles) throws InterruptedException;
}
