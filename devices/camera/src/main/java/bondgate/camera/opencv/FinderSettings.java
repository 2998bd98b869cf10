package bondgate.camera.opencv;

/**
 * How faces are looked for.
 *
 * @param longestSide pictures are made no larger than this before, 160 to 1920 pixels
 * @param leastScoreMilli how sure the detector must be: 900 is strict, 600 finds more
 * @param mostFaces more than these are left out, the smallest first
 */
public record FinderSettings(int longestSide, int leastScoreMilli, int mostFaces) {
  /** Checks the ranges. */
  public FinderSettings {
    if (longestSide < 160 || longestSide > 1920) {
      throw new IllegalArgumentException(
          "the longest side is 160 to 1920 pixels; received " + longestSide);
    }
    if (leastScoreMilli < 100 || leastScoreMilli > 1000 || mostFaces < 1) {
      throw new IllegalArgumentException(
          "the score is 100 to 1000 and one face at least is kept; received %d and %d"
              .formatted(leastScoreMilli, mostFaces));
    }
  }

  /** 640 pixels, scores of 0.7, and 32 faces. */
  public static FinderSettings usual() {
    return new FinderSettings(640, 700, 32);
  }
}
