package bondgate.rfid.portal;

/**
 * How likely it is that a tag with these reads went through: the weights of evidence, added up
 * (logistic regression). They were fitted on simulated passes of eleven situations at the measured
 * level of noise; the level counts from the opening's own threshold, so that calibrating that
 * calibrates them. Of a weak tag only the loudest reads are heard, so each measure says something
 * else of it: a weight is that of a tag at the opening's level and its change for 10 dB less.
 */
final class CrossingOdds {
  private static final double CONSTANT = 5.33;

  /** For 10 dB below the opening's level, on either side of it within limits. */
  private static final double WEAK = -3.59;

  private static final double WEAKEST = 1.2;
  private static final double STRONGEST = -0.8;

  /** For each second between the rows' centroids, at most one. */
  private static final Weight GAP_IN_SECONDS = new Weight(1.29, -3.15);

  /** For a gap of one deviation of time where each antenna counts the same, from -1 to 2. */
  private static final Weight EVEN_GAP = new Weight(2.17, 0);

  /**
   * For 10 dB by which the row it comes from is ahead in the first half and the one it goes to in
   * the second; what came back has one of them below zero.
   */
  private static final Weight SWAP = new Weight(7.25, -5.97);

  private static final double MOST_SWAP = 1.2;

  /** For a tenfold of reads, as 20 log10, by which they are ahead: who is beside one row. */
  private static final Weight SWAP_OF_READS = new Weight(-4.45, 5.75);

  private static final double MOST_SWAP_OF_READS = 2;

  /** For one deviation by which a row's antennas lie further apart than {@link #ALONG} explains. */
  private static final Weight ALONG_A_ROW = new Weight(-2.67, 2.7);

  /** Who goes through at a slant has a row's antennas apart by such a part of the rows' gap. */
  private static final double ALONG = 0.8;

  /** For the natural logarithm of the quieter row's share of half of the reads. */
  private static final Weight EVEN_SHARES = new Weight(5.28, -5.88);

  /** For the natural logarithm of the reads: who goes by slowly is heard more often. */
  private static final Weight READS = new Weight(-1.25, 0);

  /** What a measure weighs at the opening's level, and so much more for each 10 dB below it. */
  private record Weight(double atLevel, double forWeak) {
    double of(double measure, double weak) {
      return (atLevel + forWeak * weak) * measure;
    }
  }

  private CrossingOdds() {}

  /** In thousandths, 0 to 1000, for evidence with reads of both rows. */
  static int permille(Evidence e, int openingCentiDbm) {
    int sign = e.way() == Way.IN ? 1 : -1;
    double weak = within((openingCentiDbm - e.bestOfBothCentiDbm()) / 1000.0, STRONGEST, WEAKEST);
    double relative = Math.abs(e.relativePermille()) / 1000.0;
    double along = within(e.acrossPermille() / 1000.0 - ALONG * relative, -1, 1);
    double swap = within(e.halves().swapCentiDb(e.way()) / 1000.0, -MOST_SWAP, MOST_SWAP);
    double swapOfReads =
        within(
            e.halves().swapOfReadsCentiDb(e.way()) / 1000.0,
            -MOST_SWAP_OF_READS,
            MOST_SWAP_OF_READS);
    double quieter = Math.min(e.insideReads(), e.outsideReads());
    double logOdds =
        CONSTANT
            + WEAK * weak
            + GAP_IN_SECONDS.of(within(sign * e.gapMillis() / 1000.0, -1, 1), weak)
            + EVEN_GAP.of(within(sign * e.evenGapPermille() / 1000.0, -1, 2), weak)
            + SWAP.of(swap, weak)
            + SWAP_OF_READS.of(swapOfReads, weak)
            + ALONG_A_ROW.of(along, weak)
            + EVEN_SHARES.of(Math.log(2 * quieter / e.reads()), weak)
            + READS.of(Math.log(e.reads()), weak);
    return (int) Math.round(1000 / (1 + Math.exp(-logOdds)));
  }

  private static double within(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
