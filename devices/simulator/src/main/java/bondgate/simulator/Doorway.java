package bondgate.simulator;

import java.time.Instant;

/**
 * The doorway of the gate, as far as light beams 光电对射 mind: 2 m wide, with a beam across it 0.4 m
 * before its middle and another 0.4 m behind.
 */
public final class Doorway {
  /** The middle of the opening. */
  public static final int MIDDLE_MM = 0;

  /** Where the inner beam is. */
  public static final int INSIDE_MM = -400;

  /** Where the outer beam is. */
  public static final int OUTSIDE_MM = 400;

  private static final int HALF_WIDTH_MM = 1000;

  private Doorway() {}

  /**
   * Whether a body stands in a beam.
   *
   * @param walk where the body's middle is
   * @param halfMm half of the body's length, in mm
   * @param beamMm where the beam is, in mm
   */
  public static boolean isBroken(Walk walk, int halfMm, int beamMm, Instant now) {
    return walk.at(now)
        .filter(at -> Math.abs(at.xMm()) <= HALF_WIDTH_MM)
        .filter(at -> Math.abs(at.yMm() - beamMm) <= halfMm)
        .isPresent();
  }
}
