package bondgate.rfid.portal;

/**
 * How likely it is that a tag with these reads went through: the weights of evidence, added up
 * (logistic regression). They were fitted on simulated passes of twelve situations at three levels
 * of noise; the level counts from the opening's own threshold, so that calibrating that calibrates
 * them. No weight is so large that one measure decides against all others.
 */
final class CrossingOdds {
  private static final double CONSTANT = 0.35;

  /** For a relative gap of one deviation of time; more than one and a half are no surer. */
  private static final double GAP_IN_DEVIATIONS = 3.14;

  private static final double MOST_DEVIATIONS = 1.5;

  /** For each second between the rows' centroids, at most one. */
  private static final double GAP_IN_SECONDS = 1.45;

  /** For one deviation by which a row's antennas lie further apart than {@link #ALONG} explains. */
  private static final double ALONG_A_ROW = -1.74;

  /** Who goes through at a slant has a row's antennas apart by such a part of the rows' gap. */
  private static final double ALONG = 0.8;

  /** For 10 dB below the opening's level, on either side of it within limits. */
  private static final double WEAK = -3.12;

  private static final double WEAKEST = 1.2;
  private static final double STRONGEST = -0.8;

  /** For 10 dB by which one row hears it better at its best. */
  private static final double ONE_SIDED = -1.24;

  /** For the natural logarithm of the quieter row's share of half of the reads. */
  private static final double EVEN_SHARES = 3.32;

  /** For the natural logarithm of the reads: who goes by slowly is heard more often. */
  private static final double READS = -0.68;

  /** For reads by a second antenna of each row, from nothing to three in ten. */
  private static final double BESIDE = 1.42;

  private static final double ENOUGH_BESIDE = 0.3;

  private CrossingOdds() {}

  /** In thousandths, 0 to 1000, for evidence with reads of both rows. */
  static int permille(Evidence e, int openingCentiDbm) {
    double relative = Math.abs(e.relativePermille()) / 1000.0;
    double gapSeconds = Math.abs(e.gapMillis()) / 1000.0;
    if (Long.signum(e.gapMillis()) != Integer.signum(e.relativePermille())) {
      gapSeconds = -gapSeconds;
    }
    double along = within(e.acrossPermille() / 1000.0 - ALONG * relative, -1, 1);
    double weak = within((openingCentiDbm - e.bestOfBothCentiDbm()) / 1000.0, STRONGEST, WEAKEST);
    double balance = Math.min(2, Math.abs(e.balanceCentiDb()) / 1000.0);
    double reads = e.reads();
    double quieter = Math.min(e.insideReads(), e.outsideReads());
    double beside = e.besideReads() < 0 ? 1 : Math.min(1, e.besideReads() / reads / ENOUGH_BESIDE);
    double logOdds =
        CONSTANT
            + GAP_IN_DEVIATIONS * Math.min(MOST_DEVIATIONS, relative)
            + GAP_IN_SECONDS * within(gapSeconds, -1, 1)
            + ALONG_A_ROW * along
            + WEAK * weak
            + ONE_SIDED * balance
            + EVEN_SHARES * Math.log(2 * quieter / reads)
            + READS * Math.log(reads)
            + BESIDE * beside;
    return (int) Math.round(1000 / (1 + Math.exp(-logOdds)));
  }

  private static double within(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
