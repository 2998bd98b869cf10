package bondgate.camera;

/**
 * Where a model's similarities mean the same person, in thousandths of a cosine; each model has its
 * own. Below {@code strangerMilli} is unknown, from {@code sameMilli} on is the same, and between
 * is not sure.
 *
 * @param verifyMilli 1:1, from here on the same person
 * @param identifyMilli 1:N, from here on the same person; higher, since N strangers have N chances
 * @param strangerMilli below this a stranger
 * @param marginMilli 1:N, by how much the best must be more like than any other person
 * @param origin where the numbers come from, and what they hold for
 */
public record Thresholds(
    int verifyMilli, int identifyMilli, int strangerMilli, int marginMilli, String origin) {
  /** Checks their order. */
  public Thresholds {
    if (strangerMilli < -1000
        || strangerMilli > verifyMilli
        || verifyMilli > identifyMilli
        || identifyMilli > 1000
        || marginMilli < 0) {
      throw new IllegalArgumentException(
          "thresholds rise from stranger to verify to identify within -1000 to 1000; received"
              + " %d, %d, %d and a margin of %d"
                  .formatted(strangerMilli, verifyMilli, identifyMilli, marginMilli));
    }
  }
}
