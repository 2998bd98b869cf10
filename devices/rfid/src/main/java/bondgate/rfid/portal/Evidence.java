package bondgate.rfid.portal;

import bondgate.rfid.TagRead;
import bondgate.rfid.portal.PortalLayout.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run of reads of one tag amounts to. Advantages and balances are inside over outside, in
 * hundredths of a dB.
 *
 * @param insideReads reads at the inside row
 * @param outsideReads reads at the outside row
 * @param gapMillis power-weighted time inside minus outside; 0 where a row heard nothing
 * @param middleMillis mean of the two centroids, in ms after the first read
 * @param spreadCentiDb the largest standard deviation of RSSI over the antennas
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

  /** Stands for what a row does not hear, so that silence is a level too. */
  private static final double INAUDIBLE_MILLIWATT = milliwatt(-72);

  private static final int CLAMP_CENTI_DB = 2000;
  private static final int FLOOR_CENTI_DBM = -9000;
  private static final Duration RECENT = Duration.ofSeconds(1);
  private static final int LEAST_RECENT = 4;

  int reads() {
    return insideReads + outsideReads;
  }

  /** How far the advantage moved towards the inside, from begin to end. */
  int swingCentiDb() {
    return lateCentiDb - earlyCentiDb;
  }

  /** The whole of a closed window; begin and end are its first and last third. */
  static Evidence ofWhole(List<TagRead> sorted, PortalLayout layout) {
    return of(sorted, layout, Math.max(1, sorted.size() / 3));
  }

  /** A window that is still open; its end is the last second, so that a turn shows at once. */
  static Evidence ofRunning(List<TagRead> sorted, PortalLayout layout) {
    int recent = 0;
    TagRead last = sorted.get(sorted.size() - 1);
    for (int i = sorted.size() - 1; i >= 0; i--) {
      boolean old = Duration.between(sorted.get(i).seenAt(), last.seenAt()).compareTo(RECENT) > 0;
      if (old && recent >= LEAST_RECENT) {
        break;
      }
      recent++;
    }
    return of(sorted, layout, Math.max(1, Math.min(recent, sorted.size() / 3)));
  }

  private static Evidence of(List<TagRead> sorted, PortalLayout layout, int lateReads) {
    RowSum inside = new RowSum();
    RowSum outside = new RowSum();
    int size = sorted.size();
    int earlyReads = Math.max(1, size / 3);
    TagRead first = sorted.get(0);
    for (int i = 0; i < size; i++) {
      TagRead read = sorted.get(i);
      RowSum row = layout.rowOf(read.antenna()).orElseThrow() == Row.INSIDE ? inside : outside;
      row.add(
          read,
          Duration.between(first.seenAt(), read.seenAt()).toMillis(),
          i < earlyReads,
          i >= size - lateReads);
    }
    boolean both = inside.count() > 0 && outside.count() > 0;
    double insideBest = inside.bestCentiDbm();
    double outsideBest = outside.bestCentiDbm();
    return new Evidence(
        inside.count(),
        outside.count(),
        both ? Math.round(inside.centroid() - outside.centroid()) : 0,
        both ? Math.round((inside.centroid() + outside.centroid()) / 2) : 0,
        spread(sorted, inside, outside),
        advantage(inside.early, outside.early),
        advantage(inside.late, outside.late),
        (int) Math.round(insideBest - outsideBest),
        (int) Math.round(Math.max(insideBest, outsideBest)),
        sorted.stream().mapToInt(TagRead::rssiDbm).max().orElseThrow(),
        Duration.between(first.seenAt(), sorted.get(size - 1).seenAt()).toMillis());
  }

  private static int spread(List<TagRead> reads, RowSum inside, RowSum outside) {
    Map<Integer, List<Integer>> byAntenna = new HashMap<>();
    for (TagRead read : reads) {
      byAntenna.computeIfAbsent(read.antenna(), a -> new ArrayList<>()).add(read.rssiDbm());
    }
    int largest = byAntenna.values().stream().mapToInt(Evidence::deviationCentiDb).max().orElse(-1);
    // A quick pass leaves too few reads for one antenna; then its row must do.
    return largest >= 0
        ? largest
        : Math.max(deviationCentiDb(inside.levels), deviationCentiDb(outside.levels));
  }

  /** Standard deviation in hundredths of a dB, or -1 if there are too few. */
  static int deviationCentiDb(List<Integer> levels) {
    if (levels.size() < READS_FOR_SPREAD) {
      return -1;
    }
    double mean = levels.stream().mapToInt(Integer::intValue).average().orElseThrow();
    double squares = levels.stream().mapToDouble(level -> (level - mean) * (level - mean)).sum();
    return (int) Math.round(100 * Math.sqrt(squares / (levels.size() - 1)));
  }

  private static int advantage(double inside, double outside) {
    double decibel =
        10 * Math.log10((inside + INAUDIBLE_MILLIWATT) / (outside + INAUDIBLE_MILLIWATT));
    return (int) Math.max(-CLAMP_CENTI_DB, Math.min(CLAMP_CENTI_DB, Math.round(100 * decibel)));
  }

  private static double milliwatt(int dbm) {
    return Math.pow(10, dbm / 10.0);
  }

  /** Sums over one row. */
  private static final class RowSum {
    private final List<Integer> levels = new ArrayList<>();
    private double power;
    private double powerTimesMillis;
    private double early;
    private double late;

    void add(TagRead read, long millis, boolean isEarly, boolean isLate) {
      double milliwatt = milliwatt(read.rssiDbm());
      levels.add(read.rssiDbm());
      power += milliwatt;
      powerTimesMillis += milliwatt * millis;
      early += isEarly ? milliwatt : 0;
      late += isLate ? milliwatt : 0;
    }

    int count() {
      return levels.size();
    }

    double centroid() {
      return powerTimesMillis / power;
    }

    /** Mean of the strongest fifth: one lucky reflection is not a level. */
    double bestCentiDbm() {
      int fifth = (levels.size() + 4) / 5;
      return levels.stream()
          .sorted(Comparator.reverseOrder())
          .limit(fifth)
          .mapToInt(level -> 100 * level)
          .average()
          .orElse(FLOOR_CENTI_DBM);
    }
  }
}
