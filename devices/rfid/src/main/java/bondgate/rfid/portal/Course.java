package bondgate.rfid.portal;

import java.util.Arrays;

/**
 * What each row heard of one window over time, in steps of half a second, or longer ones where a
 * window may stay open for longer than half a minute. Each step counts the same, so that the few
 * loud reads close to a row's antennas do not decide alone. Only sums are kept.
 */
final class Course {
  private static final int STEPS = 72;
  private static final int LEAST_STEP_MILLIS = 500;
  private static final int STEPS_OF_A_WINDOW = 60;

  /** A read that was told late may be older than the one that opened the window. */
  private static final int STEPS_BEFORE = 4;

  /** In one step a row has no more advantage than this, however loud it is. */
  private static final double MOST_CENTI_DB = 1200;

  private static final double MOST_OF_READS_CENTI_DB = 2000;
  private static final double HALF_A_READ = 0.5;

  private final long stepMillis;
  private final float[] amplitudes = new float[2 * STEPS];
  private final short[] reads = new short[2 * STEPS];
  private long base = Long.MIN_VALUE;

  /** Nothing yet, of a window that stays open for so long at most. */
  Course(long longestMillis) {
    this.stepMillis = Math.max(LEAST_STEP_MILLIS, longestMillis / STEPS_OF_A_WINDOW);
  }

  void add(boolean isInside, double amplitude, long millis) {
    long number = Math.floorDiv(millis, stepMillis);
    if (base == Long.MIN_VALUE) {
      base = number - STEPS_BEFORE;
    }
    int at = 2 * (int) Math.max(0, Math.min(STEPS - 1, number - base)) + (isInside ? 0 : 1);
    amplitudes[at] += (float) amplitude;
    reads[at] += reads[at] < Short.MAX_VALUE ? (short) 1 : 0;
  }

  void clear() {
    if (base != Long.MIN_VALUE) {
      Arrays.fill(amplitudes, 0);
      Arrays.fill(reads, (short) 0);
      base = Long.MIN_VALUE;
    }
  }

  /**
   * The window in two halves.
   *
   * @param earlyCentiDb advantage of the inside row before the middle, as a mean over the steps, in
   *     hundredths of a dB
   * @param lateCentiDb the same after it
   * @param earlyReadsCentiDb reads of the inside row over those of the outside row before the
   *     middle, as 20 log10, in hundredths of a dB
   * @param lateReadsCentiDb the same after it
   */
  record Halves(int earlyCentiDb, int lateCentiDb, int earlyReadsCentiDb, int lateReadsCentiDb) {
    /** Nothing is known of either. */
    static final Halves UNKNOWN = new Halves(0, 0, 0, 0);

    /**
     * By how much the row it comes from is ahead in the one half and the row it goes to in the
     * other, whichever is less: below zero for what came back or stayed on one side.
     */
    int swapCentiDb(Way way) {
      return less(way, earlyCentiDb, lateCentiDb);
    }

    /** The same, by how often they heard it. */
    int swapOfReadsCentiDb(Way way) {
      return less(way, earlyReadsCentiDb, lateReadsCentiDb);
    }

    private static int less(Way way, int early, int late) {
      return way == Way.IN ? Math.min(-early, late) : Math.min(early, -late);
    }
  }

  /**
   * The halves around a moment.
   *
   * @param middleMillis the moment
   * @param silence the amplitude that stands for hearing nothing
   */
  Halves halves(double middleMillis, double silence) {
    double[] advantage = new double[2];
    int[] steps = new int[2];
    double[] inside = {HALF_A_READ, HALF_A_READ};
    double[] outside = {HALF_A_READ, HALF_A_READ};
    for (int i = 0; i < STEPS; i++) {
      int in = reads[2 * i];
      int out = reads[2 * i + 1];
      if (in + out > 0) {
        int half = (base + i + 0.5) * stepMillis < middleMillis ? 0 : 1;
        double ratio = (amplitudes[2 * i] + silence) / (amplitudes[2 * i + 1] + silence);
        advantage[half] += within(ratio, MOST_CENTI_DB);
        steps[half]++;
        inside[half] += in;
        outside[half] += out;
      }
    }
    return new Halves(
        mean(advantage[0], steps[0]),
        mean(advantage[1], steps[1]),
        (int) Math.round(within(inside[0] / outside[0], MOST_OF_READS_CENTI_DB)),
        (int) Math.round(within(inside[1] / outside[1], MOST_OF_READS_CENTI_DB)));
  }

  private static double within(double ratio, double mostCentiDb) {
    return Math.max(-mostCentiDb, Math.min(mostCentiDb, 2000 * Math.log10(ratio)));
  }

  private static int mean(double sum, int steps) {
    return steps == 0 ? 0 : (int) Math.round(sum / steps);
  }
}
