package bondgate.rfid.portal;

/**
 * How likely it is that a tag with these reads went through: the weights of evidence, added up
 * (logistic regression). They were fitted on simulated passes of twelve situations at three levels
 * of noise; the level counts from the opening's own threshold, so that calibrating that calibrates
 * them. No weight is so large that one measure decides against all others.
 */
final class CrossingOdds {
  private static final double CONSTANT = 4.52;

  /** For each second between the rows' centroids, at most one. */
  private static final double GAP_IN_SECONDS = 1.67;

  /** For a gap of one deviation of time where each antenna counts the same, from -1 to 2. */
  private static final double EVEN_GAP = 2.04;

  /**
   * For 10 dB by which the row it comes from is ahead in the first half and the one it goes to in
   * the second; what came back has one of them below zero.
   */
  private static final double SWAP = 6.92;

  /** And so much less for each 10 dB below the opening's level: little is heard of it then. */
  private static final double SWAP_OF_WEAK = -3.2;

  private static final double MOST_SWAP = 1.2;

  /**
   * For a tenfold of reads by which they are ahead: one row alone heard it, which was beside it.
   */
  private static final double SWAP_OF_READS = -3.19;

  private static final double MOST_SWAP_OF_READS = 2;

  /** For one deviation by which a row's antennas lie further apart than {@link #ALONG} explains. */
  private static final double ALONG_A_ROW = -2.09;

  /** Who goes through at a slant has a row's antennas apart by such a part of the rows' gap. */
  private static final double ALONG = 0.8;

  /** For 10 dB below the opening's level, on either side of it within limits. */
  private static final double WEAK = -4.55;

  private static final double WEAKEST = 1.2;
  private static final double STRONGEST = -0.8;

  /** For the natural logarithm of the quieter row's share of half of the reads. */
  private static final double EVEN_SHARES = 3.68;

  /** For the natural logarithm of the reads: who goes by slowly is heard more often. */
  private static final double READS = -1.19;

  private CrossingOdds() {}

  /** In thousandths, 0 to 1000, for evidence with reads of both rows. */
  static int permille(Evidence e, int openingCentiDbm) {
    int sign = e.way() == Way.IN ? 1 : -1;
    double relative = Math.abs(e.relativePermille()) / 1000.0;
    double along = within(e.acrossPermille() / 1000.0 - ALONG * relative, -1, 1);
    double weak = within((openingCentiDbm - e.bestOfBothCentiDbm()) / 1000.0, STRONGEST, WEAKEST);
    double swap = within(e.halves().swapCentiDb(e.way()) / 1000.0, -MOST_SWAP, MOST_SWAP);
    double swapOfReads = e.halves().swapOfReadsCentiDb(e.way()) / 1000.0;
    double quieter = Math.min(e.insideReads(), e.outsideReads());
    double logOdds =
        CONSTANT
            + GAP_IN_SECONDS * within(sign * e.gapMillis() / 1000.0, -1, 1)
            + EVEN_GAP * within(sign * e.evenGapPermille() / 1000.0, -1, 2)
            + (SWAP + SWAP_OF_WEAK * weak) * swap
            + SWAP_OF_READS * within(swapOfReads, -MOST_SWAP_OF_READS, MOST_SWAP_OF_READS)
            + ALONG_A_ROW * along
            + WEAK * weak
            + EVEN_SHARES * Math.log(2 * quieter / e.reads())
            + READS * Math.log(e.reads());
    return (int) Math.round(1000 / (1 + Math.exp(-logOdds)));
  }

  private static double within(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
