package bondgate.rfid.portal;

/**
 * What a window of one tag amounts to.
 *
 * @param insideReads reads at the inside row
 * @param outsideReads reads at the outside row
 * @param gapMillis power-weighted time inside minus outside; 0 where a row heard nothing
 * @param relativePermille the same by amplitude, in thousandths of the deviation of time
 * @param acrossPermille how far apart the antennas of one row heard it, in the same measure
 * @param besideReads reads by others than the antenna of each row that heard it most often; -1
 *     where the rows have no others
 * @param besideReadsOfBoth the same of the row that has fewer of them
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
    int acrossPermille,
    int besideReads,
    int besideReadsOfBoth,
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

  /** So many reads, and so many of a hundred, must come from besides. */
  private static final int LEAST_BESIDE = 2;

  static final int BESIDE_PERCENT = 12;

  static Evidence of(
      Sums sums, int earlyCentiDb, int lateCentiDb, boolean phaseStill, long durationMillis) {
    int inside = sums.bestCentiDbm(true);
    int outside = sums.bestCentiDbm(false);
    return new Evidence(
        sums.insideReads(),
        sums.outsideReads(),
        sums.gapMillis(),
        sums.relativeGapPermille(),
        sums.acrossPermille(),
        sums.besideReads(),
        sums.besideReadsOfBoth(),
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

  boolean bothRows() {
    return insideReads > 0 && outsideReads > 0;
  }

  /**
   * More than one antenna of a row heard it. What goes through the opening goes between them; what
   * goes by behind the wall is heard by the antennas on that side.
   */
  boolean isBetweenAntennas() {
    return besideReads < 0
        || (besideReads >= LEAST_BESIDE && besideReads * 100 >= reads() * BESIDE_PERCENT);
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
