package bondgate.rfid.portal;

import bondgate.rfid.portal.Course.Halves;

/**
 * What a window of one tag amounts to.
 *
 * @param insideReads reads at the inside row
 * @param outsideReads reads at the outside row
 * @param gapMillis power-weighted time inside minus outside; 0 where a row heard nothing
 * @param relativePermille the same by amplitude, in thousandths of the deviation of time
 * @param evenGapPermille and where each antenna counts the same
 * @param acrossPermille how far apart the antennas of one row heard it, in the same measure
 * @param besideReads reads by others than the antenna of each row that heard it most often; -1
 *     where the rows have no others
 * @param surroundedPercent how loud all antennas together heard it, in hundredths of a natural
 *     logarithm: 0 where all hear nothing
 * @param halves which row was ahead before its middle, and which after it
 * @param spreadCentiDb the largest deviation of level over the antennas; -1 if too few reads
 * @param balanceCentiDb best level of the inside row over that of the outside row
 * @param bestOfBothCentiDbm best level of the row that heard it less well
 * @param peakDbm the strongest read
 * @param earlyCentiDb advantage of the inside row at the begin; 0 if not known yet
 * @param lateCentiDb advantage of the inside row at the end
 * @param phaseStill whether its phase says that it does not move
 * @param durationMillis from the first read to the last
 */
record Evidence(
    int insideReads,
    int outsideReads,
    long gapMillis,
    int relativePermille,
    int evenGapPermille,
    int acrossPermille,
    int besideReads,
    int surroundedPercent,
    Halves halves,
    int spreadCentiDb,
    int balanceCentiDb,
    int bestOfBothCentiDbm,
    int peakDbm,
    int earlyCentiDb,
    int lateCentiDb,
    boolean phaseStill,
    long durationMillis) {
  /** With fewer reads of one antenna its deviation says nothing. */
  private static final int READS_FOR_SPREAD = 6;

  /** From so many reads on, being heard more often says nothing of where it was. */
  private static final int FEW_READS = 8;

  /** What being heard e times as often adds by itself. */
  private static final int OFTEN_PERCENT = 35;

  static Evidence of(
      Sums sums,
      Halves halves,
      int surroundedPercent,
      int earlyCentiDb,
      int lateCentiDb,
      boolean phaseStill,
      long durationMillis) {
    int inside = sums.bestCentiDbm(true);
    int outside = sums.bestCentiDbm(false);
    return new Evidence(
        sums.insideReads(),
        sums.outsideReads(),
        sums.gapMillis(),
        sums.relativeGapPermille(),
        sums.evenGapPermille(),
        sums.acrossPermille(),
        sums.besideReads(),
        surroundedPercent,
        halves,
        sums.spreadCentiDb(READS_FOR_SPREAD),
        inside - outside,
        Math.min(inside, outside),
        sums.peakDbm(),
        earlyCentiDb,
        lateCentiDb,
        phaseStill,
        durationMillis);
  }

  int reads() {
    return insideReads + outsideReads;
  }

  /**
   * How much it was among the antennas, in hundredths of a natural logarithm: how loud all of them
   * together heard it, less what comes of being heard often, as who lies behind the wall may be.
   */
  int amongPercent() {
    double often = Math.log(Math.max(1, (double) reads() / FEW_READS));
    return surroundedPercent - (int) Math.round(OFTEN_PERCENT * often);
  }

  boolean bothRows() {
    return insideReads > 0 && outsideReads > 0;
  }

  /** It began and ended at the same row, each by so much at least: it came back. */
  boolean endsWhereItBegan(int byCentiDb) {
    return Math.min(earlyCentiDb, lateCentiDb) >= byCentiDb
        || Math.max(earlyCentiDb, lateCentiDb) <= -byCentiDb;
  }

  /** It began nearer to the row it comes from and ended nearer to the one it goes to. */
  boolean changesSides() {
    return relativePermille > 0
        ? earlyCentiDb < 0 && lateCentiDb > 0
        : earlyCentiDb > 0 && lateCentiDb < 0;
  }

  /** The way to which the centroids point. */
  Way way() {
    return relativePermille > 0 ? Way.IN : Way.OUT;
  }
}
