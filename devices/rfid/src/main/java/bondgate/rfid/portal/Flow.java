package bondgate.rfid.portal;

/**
 * What the two rows heard of everything that is not at rest, in steps of a quarter of a second:
 * sums of amplitude. A passage of many tags shows in it as one row's hill before the other's, even
 * if each tag was read but once.
 */
final class Flow {
  private static final int STEP_MILLIS = 250;
  private static final int STEPS = 256;
  private static final int REACH = 16;
  private static final int CENTRINGS = 3;

  private final long[] numbers = new long[STEPS];
  private final double[] inside = new double[STEPS];
  private final double[] outside = new double[STEPS];

  void add(boolean isInside, int rssiDbm, long millis) {
    long number = Math.floorDiv(millis, STEP_MILLIS);
    int at = (int) Math.floorMod(number, (long) STEPS);
    if (numbers[at] > number) {
      return; // older than everything that is kept
    }
    if (numbers[at] != number) {
      numbers[at] = number;
      inside[at] = 0;
      outside[at] = 0;
    }
    if (isInside) {
      inside[at] += Sums.amplitude(rssiDbm);
    } else {
      outside[at] += Sums.amplitude(rssiDbm);
    }
  }

  /**
   * What was heard around a moment.
   *
   * @param gapPermille the gap of the rows' centroids in thousandths of the deviation of time,
   *     positive for inwards; 0 where a row heard nothing
   * @param centreMillis the middle of the whole
   */
  record Hill(int gapPermille, long centreMillis) {}

  Hill around(long millis) {
    double centre = (double) millis / STEP_MILLIS;
    double result = 0;
    for (int i = 0; i < CENTRINGS; i++) {
      double in = 0;
      double inTimes = 0;
      double out = 0;
      double outTimes = 0;
      double squares = 0;
      long from = Math.round(centre) - REACH;
      for (long n = from; n <= from + 2 * REACH; n++) {
        int at = (int) Math.floorMod(n, (long) STEPS);
        if (numbers[at] == n) {
          double time = n - centre;
          in += inside[at];
          inTimes += inside[at] * time;
          out += outside[at];
          outTimes += outside[at] * time;
          squares += (inside[at] + outside[at]) * time * time;
        }
      }
      if (in == 0 || out == 0) {
        return new Hill(0, millis);
      }
      double mean = (inTimes + outTimes) / (in + out);
      double deviation = Math.sqrt(Math.max(0.01, squares / (in + out) - mean * mean));
      result = (inTimes / in - outTimes / out) / deviation;
      centre += mean;
    }
    return new Hill((int) Math.round(1000 * result), Math.round(centre * STEP_MILLIS));
  }
}
