package bondgate.rfid.portal;

/**
 * What may as well be behind the wall of a portal as in its opening. Chosen on nine hundred
 * thousand simulated situations behind the wall (seeds 930 to 938) and the labelled passes of four
 * seeds (930 to 933).
 */
final class BehindWall {
  /** Heard less among the antennas than this, it may be there, in hundredths of a logarithm. */
  static final int MOST_AMONG_PERCENT = 175;

  /** So many of a hundred reads of what goes through come from besides. */
  private static final int BESIDE_PERCENT = 12;

  private BehindWall() {}

  /** Whether it is heard no louder than some of what is moved about there. */
  static boolean isAsThroughIt(Evidence e) {
    return e.amongPercent() < MOST_AMONG_PERCENT;
  }

  /**
   * Whether more than one antenna of a row heard it. What goes through the opening goes between
   * them; what goes by behind the wall is heard by the antennas on that side.
   *
   * @param besideReads of these, reads by others than the antenna of each row that heard it most
   *     often; below 0 where the rows have no others
   */
  static boolean isBetweenAntennas(int reads, int besideReads) {
    return besideReads < 0 || besideReads * 100 >= reads * BESIDE_PERCENT;
  }
}
