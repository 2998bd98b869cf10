package bondgate.simulator;

/** How noisy the air at a gate is. */
public enum Noise {
  /** Kinder than measured: a hall without metal, one tag at a time. */
  QUIET(50, 5),
  /** As measured. */
  MEDIUM(200, 5),
  /** Worse than measured. */
  LOUD(300, 8);

  private final int latePermille;
  private final int mostPlacesLate;

  Noise(int latePermille, int mostPlacesLate) {
    this.latePermille = latePermille;
    this.mostPlacesLate = mostPlacesLate;
  }

  /** Reports in a thousand that come after later ones. */
  public int latePermille() {
    return latePermille;
  }

  /** By how many places at most. */
  public int mostPlacesLate() {
    return mostPlacesLate;
  }
}
