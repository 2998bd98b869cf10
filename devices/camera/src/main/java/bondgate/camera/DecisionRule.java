package bondgate.camera;

/**
 * How similarities and liveness become a decision.
 *
 * <p>Liveness is asked first: whose photograph is held up is not said.
 *
 * @param thresholds of the model that made the embeddings
 * @param leastLiveMilli from here on live, 0 to 1000
 */
public record DecisionRule(Thresholds thresholds, int leastLiveMilli) {
  /** Checks the range. */
  public DecisionRule {
    if (leastLiveMilli < 0 || leastLiveMilli > 1000) {
      throw new IllegalArgumentException(
          "liveness is 0 to 1000; received a threshold of " + leastLiveMilli);
    }
  }

  /** 1:1: whether the face is of this person. */
  public Decision verify(PersonRef claimed, int similarityMilli, int liveMilli) {
    if (liveMilli < leastLiveMilli) {
      return new Decision.NotLive(liveMilli);
    }
    if (similarityMilli >= thresholds.verifyMilli()) {
      return new Decision.Match(claimed, similarityMilli, Nearest.NOBODY, liveMilli);
    }
    if (similarityMilli < thresholds.strangerMilli()) {
      return new Decision.Unknown(similarityMilli);
    }
    return new Decision.NotSure(
        Decision.Doubt.BETWEEN_THE_THRESHOLDS, similarityMilli, Nearest.NOBODY);
  }

  /** 1:N: whose the face is among those of a gallery. */
  public Decision identify(Nearest nearest, int liveMilli) {
    if (liveMilli < leastLiveMilli) {
      return new Decision.NotLive(liveMilli);
    }
    int best = nearest.bestMilli();
    int second = nearest.secondMilli();
    if (nearest.person().isEmpty() || best < thresholds.verifyMilli()) {
      return new Decision.Unknown(best);
    }
    if (best < thresholds.identifyMilli()) {
      return new Decision.NotSure(Decision.Doubt.BETWEEN_THE_THRESHOLDS, best, second);
    }
    if (best - second < thresholds.marginMilli()) {
      return new Decision.NotSure(Decision.Doubt.TWO_ARE_LIKE, best, second);
    }
    return new Decision.Match(nearest.person().get(), best, second, liveMilli);
  }
}
