package bondgate.rfid.portal;

import java.util.Arrays;

/**
 * One window's reads as sums, so that a read costs the same however many came before, none is kept,
 * and their order does not matter. Times are in seconds after the window's begin.
 */
final class Sums {
  private static final int LOWEST_DBM = -90;
  private static final int BINS = 72;
  private static final int MOST_IN_BIN = Short.MAX_VALUE;
  private static final double[] AMPLITUDE = new double[BINS];

  static {
    for (int i = 0; i < BINS; i++) {
      AMPLITUDE[i] = Math.pow(10, (LOWEST_DBM + i) / 20.0);
    }
  }

  // What is summed for each antenna, side by side.
  private static final int READS = 0;
  private static final int LEVEL = 1;
  private static final int SQUARE = 2;
  private static final int AMPLITUDES = 3;
  private static final int AMPLITUDE_TIMES = 4;
  private static final int POWER = 5;
  private static final int POWER_TIMES = 6;
  private static final int STRIDE = 7;

  private final Antennas antennas;
  private final double[] sums;
  private final short[] levels = new short[2 * BINS];
  private double amplitudeSquares;
  private int insideReads;
  private int outsideReads;
  private int insidePeak = LOWEST_DBM;
  private int outsidePeak = LOWEST_DBM;

  Sums(Antennas antennas) {
    this.antennas = antennas;
    this.sums = new double[antennas.all * STRIDE];
  }

  /** The amplitude of a level, where 0 dBm is one. */
  static double amplitude(int rssiDbm) {
    return AMPLITUDE[Math.max(0, Math.min(BINS - 1, rssiDbm - LOWEST_DBM))];
  }

  void add(int slot, int rssiDbm, double seconds) {
    int bin = Math.max(0, Math.min(BINS - 1, rssiDbm - LOWEST_DBM));
    double amplitude = AMPLITUDE[bin];
    double power = amplitude * amplitude;
    int at = slot * STRIDE;
    sums[at + READS]++;
    sums[at + LEVEL] += rssiDbm;
    sums[at + SQUARE] += (double) rssiDbm * rssiDbm;
    sums[at + AMPLITUDES] += amplitude;
    sums[at + AMPLITUDE_TIMES] += amplitude * seconds;
    sums[at + POWER] += power;
    sums[at + POWER_TIMES] += power * seconds;
    amplitudeSquares += amplitude * seconds * seconds;
    if (antennas.isInside(slot)) {
      insideReads++;
      insidePeak = Math.max(insidePeak, rssiDbm);
    } else {
      outsideReads++;
      outsidePeak = Math.max(outsidePeak, rssiDbm);
      bin += BINS;
    }
    if (levels[bin] < MOST_IN_BIN) {
      levels[bin]++;
    }
  }

  void clear() {
    Arrays.fill(sums, 0);
    Arrays.fill(levels, (short) 0);
    amplitudeSquares = 0;
    insideReads = 0;
    outsideReads = 0;
    insidePeak = LOWEST_DBM;
    outsidePeak = LOWEST_DBM;
  }

  int insideReads() {
    return insideReads;
  }

  int outsideReads() {
    return outsideReads;
  }

  int reads() {
    return insideReads + outsideReads;
  }

  boolean bothRows() {
    return insideReads > 0 && outsideReads > 0;
  }

  int peakDbm() {
    return Math.max(insidePeak, outsidePeak);
  }

  /** The strongest read of the row that heard it less well. */
  int peakOfBothDbm() {
    return Math.min(insidePeak, outsidePeak);
  }

  /** Power-weighted time of the inside row minus that of the outside row, in ms; 0 without both. */
  long gapMillis() {
    return bothRows() ? Math.round(1000 * gap(POWER, POWER_TIMES)) : 0;
  }

  /** When it was there, in ms after the begin: the mean of the rows' centroids. */
  long middleMillis() {
    double inside = centroid(0, antennas.inside, AMPLITUDES, AMPLITUDE_TIMES);
    double outside = centroid(antennas.inside, antennas.all, AMPLITUDES, AMPLITUDE_TIMES);
    if (bothRows()) {
      return Math.round(500 * (inside + outside));
    }
    return reads() == 0 ? 0 : Math.round(1000 * (insideReads > 0 ? inside : outside));
  }

  /**
   * The gap of the amplitude-weighted centroids in thousandths of the standard deviation of time:
   * the same for who walks and who runs. 0 without both rows.
   */
  int relativeGapPermille() {
    return bothRows() ? (int) Math.round(1000 * gap(AMPLITUDES, AMPLITUDE_TIMES) / spread()) : 0;
  }

  /**
   * How far apart in time the antennas of one row heard it, as a mean over the rows, in thousandths
   * of the standard deviation of time: large for who walks along a row.
   */
  int acrossPermille() {
    double inside = across(0, antennas.inside);
    double outside = across(antennas.inside, antennas.all);
    double mean = inside < 0 ? outside : outside < 0 ? inside : (inside + outside) / 2;
    return reads() == 0 ? 0 : (int) Math.round(1000 * Math.max(0, mean) / spread());
  }

  /**
   * The gap of the rows where each antenna counts the same however loud it heard, in thousandths of
   * the standard deviation of time. 0 without both rows.
   */
  int evenGapPermille() {
    return bothRows()
        ? (int)
            Math.round(
                1000
                    * (evenCentroid(0, antennas.inside)
                        - evenCentroid(antennas.inside, antennas.all))
                    / spread())
        : 0;
  }

  /**
   * How loud all antennas together heard it: the mean over them of the natural logarithm of one
   * plus the sum of amplitudes over that of silence, in hundredths. In the opening all hear it;
   * what is beside it is loud for one or two at most.
   */
  int surroundedPercent(double silence) {
    double sum = 0;
    for (int slot = 0; slot < antennas.all; slot++) {
      sum += Math.log(1 + sums[slot * STRIDE + AMPLITUDES] / silence);
    }
    return (int) Math.round(100 * sum / antennas.all);
  }

  /** When it was heard, in ms after the begin, as the mean over all reads by amplitude. */
  double meanMillis() {
    return 1000 * centroid(0, antennas.all, AMPLITUDES, AMPLITUDE_TIMES);
  }

  /** Reads by others than each row's antenna that heard it most often; -1 if there are none. */
  int besideReads() {
    return antennas.all <= 2
        ? -1
        : beside(0, antennas.inside) + beside(antennas.inside, antennas.all);
  }

  private int beside(int from, int to) {
    double most = 0;
    double all = 0;
    for (int slot = from; slot < to; slot++) {
      double reads = sums[slot * STRIDE + READS];
      most = Math.max(most, reads);
      all += reads;
    }
    return (int) (all - most);
  }

  /** The largest standard deviation of level over the antennas, in hundredths of a dB, or -1. */
  int spreadCentiDb(int leastReads) {
    double largest = -1;
    for (int slot = 0; slot < antennas.all; slot++) {
      largest = Math.max(largest, variance(slot, slot + 1, leastReads));
    }
    if (largest < 0) {
      // A quick pass leaves too few reads for one antenna; then its row must do.
      largest =
          Math.max(
              variance(0, antennas.inside, leastReads),
              variance(antennas.inside, antennas.all, leastReads));
    }
    return largest < 0 ? -1 : (int) Math.round(100 * Math.sqrt(largest));
  }

  /** Mean of the strongest fifth of a row in hundredths of a dBm: one reflection is no level. */
  int bestCentiDbm(boolean inside) {
    int wanted = ((inside ? insideReads : outsideReads) + 4) / 5;
    int base = inside ? 0 : BINS;
    int left = wanted;
    long total = 0;
    for (int i = BINS - 1; i >= 0 && left > 0; i--) {
      int taken = Math.min(left, levels[base + i]);
      total += (long) taken * (LOWEST_DBM + i);
      left -= taken;
    }
    // Where a bin was full the rest is left out.
    return wanted == left ? 100 * LOWEST_DBM : (int) Math.round(100.0 * total / (wanted - left));
  }

  /** Mean level of an antenna in hundredths of a dBm; MIN_VALUE if it heard it too rarely. */
  int meanCentiDbm(int slot) {
    double reads = sums[slot * STRIDE + READS];
    return reads < 4
        ? Integer.MIN_VALUE
        : (int) Math.round(100 * sums[slot * STRIDE + LEVEL] / reads);
  }

  private double gap(int weight, int weightTimes) {
    return centroid(0, antennas.inside, weight, weightTimes)
        - centroid(antennas.inside, antennas.all, weight, weightTimes);
  }

  private double centroid(int from, int to, int weight, int weightTimes) {
    double weights = 0;
    double times = 0;
    for (int slot = from; slot < to; slot++) {
      weights += sums[slot * STRIDE + weight];
      times += sums[slot * STRIDE + weightTimes];
    }
    return weights == 0 ? 0 : times / weights;
  }

  private double evenCentroid(int from, int to) {
    double times = 0;
    int heard = 0;
    for (int slot = from; slot < to; slot++) {
      double amplitudes = sums[slot * STRIDE + AMPLITUDES];
      if (amplitudes > 0) {
        times += sums[slot * STRIDE + AMPLITUDE_TIMES] / amplitudes;
        heard++;
      }
    }
    return heard == 0 ? 0 : times / heard;
  }

  /** The deviation of time, at least a fifth of a second: less is a burst. */
  private double spread() {
    double weights = 0;
    double times = 0;
    for (int slot = 0; slot < antennas.all; slot++) {
      weights += sums[slot * STRIDE + AMPLITUDES];
      times += sums[slot * STRIDE + AMPLITUDE_TIMES];
    }
    double mean = times / weights;
    return Math.max(0.2, Math.sqrt(Math.max(0, amplitudeSquares / weights - mean * mean)));
  }

  private double across(int from, int to) {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (int slot = from; slot < to; slot++) {
      if (sums[slot * STRIDE + READS] > 1) {
        double at = sums[slot * STRIDE + AMPLITUDE_TIMES] / sums[slot * STRIDE + AMPLITUDES];
        first = Math.min(first, at);
        last = Math.max(last, at);
      }
    }
    return last > first ? last - first : -1;
  }

  private double variance(int from, int to, int leastReads) {
    double reads = 0;
    double sum = 0;
    double squares = 0;
    for (int slot = from; slot < to; slot++) {
      reads += sums[slot * STRIDE + READS];
      sum += sums[slot * STRIDE + LEVEL];
      squares += sums[slot * STRIDE + SQUARE];
    }
    return reads < leastReads ? -1 : Math.max(0, (squares - sum * sum / reads) / (reads - 1));
  }
}
