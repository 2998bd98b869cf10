package bondgate;

/**
 * How much is tried: in {@code mvn verify} what fits into its time, with {@code -Pthorough} all of
 * it. What is left out is drawn anew in each run, never the same.
 */
public final class Thorough {
  private static final boolean ON = Boolean.getBoolean("bondgate.thorough");

  private Thorough() {}

  /** Whether all of it is tried. */
  public static boolean on() {
    return ON;
  }

  /** A number of rounds, seconds or kills. */
  public static int of(int usual, int all) {
    return ON ? all : usual;
  }
}
