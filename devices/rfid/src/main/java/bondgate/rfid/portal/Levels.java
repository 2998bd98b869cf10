package bondgate.rfid.portal;

/**
 * How often each level was heard, so that mean, deviation and best are one pass over 150 counts.
 */
final class Levels {
  private static final int LOWEST_DBM = -127;
  private static final int HIGHEST_DBM = 20;

  /** Power of each level in milliwatt, computed once: the rule runs on every read. */
  private static final double[] MILLIWATT = new double[HIGHEST_DBM - LOWEST_DBM + 1];

  static {
    for (int i = 0; i < MILLIWATT.length; i++) {
      MILLIWATT[i] = Math.pow(10, (LOWEST_DBM + i) / 10.0);
    }
  }

  private final int[] counts = new int[MILLIWATT.length];
  private int reads;
  private long sum;
  private long squares;

  static double milliwatt(int dbm) {
    return MILLIWATT[dbm - LOWEST_DBM];
  }

  void add(int dbm) {
    counts[dbm - LOWEST_DBM]++;
    reads++;
    sum += dbm;
    squares += (long) dbm * dbm;
  }

  int reads() {
    return reads;
  }

  /** Standard deviation in hundredths of a dB, or -1 with fewer reads than this. */
  int deviationCentiDb(int leastReads) {
    if (reads < leastReads) {
      return -1;
    }
    double variance = (squares - (double) sum * sum / reads) / (reads - 1);
    return (int) Math.round(100 * Math.sqrt(Math.max(0, variance)));
  }

  /** Mean in hundredths of a dBm; there must be a read. */
  int meanCentiDbm() {
    return (int) Math.round(100.0 * sum / reads);
  }

  /** Mean of the strongest fifth in hundredths of a dBm: one lucky reflection is not a level. */
  int bestCentiDbm() {
    int wanted = (reads + 4) / 5;
    int left = wanted;
    long total = 0;
    for (int i = counts.length - 1; i >= 0 && left > 0; i--) {
      int taken = Math.min(left, counts[i]);
      total += (long) taken * (LOWEST_DBM + i);
      left -= taken;
    }
    return wanted == 0 ? 100 * LOWEST_DBM : (int) Math.round(100.0 * total / wanted);
  }

  /** The strongest read in dBm. */
  int peakDbm() {
    for (int i = counts.length - 1; i >= 0; i--) {
      if (counts[i] > 0) {
        return LOWEST_DBM + i;
      }
    }
    return LOWEST_DBM;
  }
}
