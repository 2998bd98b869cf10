package bondgate.rfid.portal;

import bondgate.rfid.TagRead;
import bondgate.rfid.portal.PortalLayout.Row;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a run of reads of one tag amounts to. Advantages and balances are inside over outside, in
 * hundredths of a dB.
 *
 * @param insideReads reads at the inside row
 * @param outsideReads reads at the outside row
 * @param gapMillis power-weighted time inside minus outside; 0 where a row heard nothing
 * @param middleMillis mean of the two centroids, in ms after the first read
 * @param spreadCentiDb the largest standard deviation of RSSI over the antennas; -1 if too few
 *     reads
 * @param earlyCentiDb advantage of the inside row at the begin
 * @param lateCentiDb advantage of the inside row at the end
 * @param balanceCentiDb best level of the inside row over that of the outside row
 * @param bestCentiDbm best level of the better row
 * @param peakRssiDbm the strongest read
 * @param durationMillis from the first read to the last
 */
record Evidence(
    int insideReads,
    int outsideReads,
    long gapMillis,
    long middleMillis,
    int spreadCentiDb,
    int earlyCentiDb,
    int lateCentiDb,
    int balanceCentiDb,
    int bestCentiDbm,
    int peakRssiDbm,
    long durationMillis) {
  /** With fewer reads of one antenna its deviation says nothing. */
  private static final int READS_FOR_SPREAD = 6;

  private static final int MOST_ANTENNAS = 32;

  /** Stands for what a row does not hear, so that silence is a level too. */
  private static final double INAUDIBLE_MILLIWATT = Levels.milliwatt(-72);

  private static final int CLAMP_CENTI_DB = 2000;
  private static final long RECENT_MILLIS = 1000;
  private static final int LEAST_RECENT = 6;

  int reads() {
    return insideReads + outsideReads;
  }

  /** Best level of the row that heard it less well. */
  int bestOfBothCentiDbm() {
    return bestCentiDbm - Math.abs(balanceCentiDb);
  }

  /** How far the advantage moved towards the inside, from begin to end. */
  int swingCentiDb() {
    return lateCentiDb - earlyCentiDb;
  }

  /** The whole of a closed window; begin and end are its first and last third. */
  static Evidence ofWhole(List<TagRead> sorted, PortalLayout layout) {
    return of(sorted, layout, Math.max(1, sorted.size() / 3));
  }

  /** A window that is still open; its end is the last second, so that a turn shows soon. */
  static Evidence ofRunning(List<TagRead> sorted, PortalLayout layout) {
    int size = sorted.size();
    TagRead last = sorted.get(size - 1);
    int recent = 0;
    while (recent < size
        && (recent < LEAST_RECENT
            || millis(sorted.get(size - 1 - recent), last) <= RECENT_MILLIS)) {
      recent++;
    }
    return of(sorted, layout, Math.max(1, Math.min(recent, size / 3)));
  }

  private static Evidence of(List<TagRead> sorted, PortalLayout layout, int lateReads) {
    RowSum inside = new RowSum();
    RowSum outside = new RowSum();
    Levels[] byAntenna = new Levels[MOST_ANTENNAS];
    int size = sorted.size();
    int earlyReads = Math.max(1, size / 3);
    TagRead first = sorted.get(0);
    for (int i = 0; i < size; i++) {
      TagRead read = sorted.get(i);
      RowSum row = layout.rowOf(read.antenna()).orElseThrow() == Row.INSIDE ? inside : outside;
      row.add(read.rssiDbm(), millis(first, read), i < earlyReads, i >= size - lateReads);
      if (byAntenna[read.antenna()] == null) {
        byAntenna[read.antenna()] = new Levels();
      }
      byAntenna[read.antenna()].add(read.rssiDbm());
    }
    boolean both = inside.levels.reads() > 0 && outside.levels.reads() > 0;
    int insideBest = inside.levels.bestCentiDbm();
    int outsideBest = outside.levels.bestCentiDbm();
    return new Evidence(
        inside.levels.reads(),
        outside.levels.reads(),
        both ? Math.round(inside.centroid() - outside.centroid()) : 0,
        both ? Math.round((inside.centroid() + outside.centroid()) / 2) : 0,
        spread(Arrays.stream(byAntenna).filter(Objects::nonNull), inside, outside),
        advantage(inside.early, outside.early),
        advantage(inside.late, outside.late),
        insideBest - outsideBest,
        Math.max(insideBest, outsideBest),
        Math.max(inside.levels.peakDbm(), outside.levels.peakDbm()),
        millis(first, sorted.get(size - 1)));
  }

  private static int spread(Stream<Levels> antennas, RowSum inside, RowSum outside) {
    int largest = antennas.mapToInt(Evidence::deviation).max().orElse(-1);
    // A quick pass leaves too few reads for one antenna; then its row must do.
    return largest >= 0 ? largest : Math.max(deviation(inside.levels), deviation(outside.levels));
  }

  private static int deviation(Levels levels) {
    return levels.deviationCentiDb(READS_FOR_SPREAD);
  }

  private static int advantage(double inside, double outside) {
    double decibel =
        10 * Math.log10((inside + INAUDIBLE_MILLIWATT) / (outside + INAUDIBLE_MILLIWATT));
    return (int) Math.max(-CLAMP_CENTI_DB, Math.min(CLAMP_CENTI_DB, Math.round(100 * decibel)));
  }

  private static long millis(TagRead from, TagRead to) {
    return Duration.between(from.seenAt(), to.seenAt()).toMillis();
  }

  /** Sums over one row. */
  private static final class RowSum {
    private final Levels levels = new Levels();
    private double power;
    private double powerTimesMillis;
    private double early;
    private double late;

    void add(int dbm, long millis, boolean isEarly, boolean isLate) {
      double milliwatt = Levels.milliwatt(dbm);
      levels.add(dbm);
      power += milliwatt;
      powerTimesMillis += milliwatt * millis;
      early += isEarly ? milliwatt : 0;
      late += isLate ? milliwatt : 0;
    }

    double centroid() {
      return powerTimesMillis / power;
    }
  }
}
