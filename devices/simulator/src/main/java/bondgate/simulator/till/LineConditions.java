package bondgate.simulator.till;

/**
 * How bad the line of a virtual device is; the same seed damages the same bytes.
 *
 * @param seed of the noise
 * @param latencyMillis before each answer, 0 to 5000
 * @param pieceBytes an answer goes out in pieces of this many bytes, 1 or more
 * @param damagedOf1000 answers of which one bit is flipped, 0 to 1000
 * @param noisyOf1000 answers with some stray bytes before them, 0 to 1000
 */
public record LineConditions(
    long seed, int latencyMillis, int pieceBytes, int damagedOf1000, int noisyOf1000) {
  /** Checks the ranges. */
  public LineConditions {
    boolean right =
        latencyMillis >= 0
            && latencyMillis <= 5000
            && pieceBytes >= 1
            && damagedOf1000 >= 0
            && damagedOf1000 <= 1000
            && noisyOf1000 >= 0
            && noisyOf1000 <= 1000;
    if (!right) {
      throw new IllegalArgumentException(
          "latency 0 to 5000 ms, pieces of 1 byte or more, 0 to 1000 of 1000; received "
              + latencyMillis);
    }
  }

  /** A short cable in a quiet room. */
  public static LineConditions good() {
    return new LineConditions(1, 1, 4096, 0, 0);
  }

  /** Split answers, stray bytes before one in ten, one in twenty damaged. */
  public static LineConditions bad(long seed) {
    return new LineConditions(seed, 2, 3, 50, 100);
  }
}
