package bondgate.camera;

/**
 * Where a model's similarities mean the same person, in thousandths of a cosine; each model has its
 * own.
 *
 * <p>1:1: below {@code strangerMilli} is unknown, from {@code verifyMilli} on is the same, between
 * is not sure. 1:N: below {@code verifyMilli} is unknown, from {@code identifyMilli} on is the
 * same, between is not sure; all is higher there, since a stranger has as many chances as there are
 * members.
 *
 * @param verifyMilli 1:1 the same person from here on; 1:N unknown below
 * @param identifyMilli 1:N the same person from here on
 * @param strangerMilli 1:1 unknown below
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
