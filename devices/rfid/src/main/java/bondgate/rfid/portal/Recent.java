package bondgate.rfid.portal;

import java.util.Arrays;

/** The levels of the last moments: sums that fade away, with a time constant of a second. */
final class Recent {
  private static final double FADING_MILLIS = 1000;
  private static final int STEPS = 128;
  private static final int STEP_MILLIS = 32;
  private static final double[] FADED = new double[STEPS];

  static {
    for (int i = 0; i < STEPS; i++) {
      FADED[i] = Math.exp(-i * STEP_MILLIS / FADING_MILLIS);
    }
  }

  /** The exponent of one dB of power. */
  private static final double NEPER_OF_DB = Math.log(10) / 10;

  /** Stands for what a row does not hear, so that silence is a level too. */
  private static final double INAUDIBLE_MILLIWATT = Math.pow(10, -7.2);

  /** So much of a read's weight must be left for a level to be one. */
  private static final double LEAST_WEIGHT = 2;

  private final int inside;
  // Of each antenna its weight and its weighted level, side by side.
  private final float[] faded;
  private final int[] rests;
  private long fadedTo = Long.MIN_VALUE;

  Recent(Antennas antennas) {
    this.inside = antennas.inside;
    this.faded = new float[2 * antennas.all];
    this.rests = new int[antennas.all];
  }

  void add(int slot, int rssiDbm, long atMillis) {
    if (fadedTo == Long.MIN_VALUE) {
      fadedTo = atMillis;
    }
    int steps = (int) Math.max(0, Math.min(STEPS, (atMillis - fadedTo) / STEP_MILLIS));
    if (steps > 0) {
      float left = steps >= STEPS ? 0 : (float) FADED[steps];
      for (int i = 0; i < faded.length; i++) {
        faded[i] *= left;
      }
      fadedTo = steps >= STEPS ? atMillis : fadedTo + (long) steps * STEP_MILLIS;
    }
    faded[2 * slot] += 1;
    faded[2 * slot + 1] += rssiDbm;
  }

  /** Advantage of the inside row now, in hundredths of a dB, -2000 to 2000. */
  int advantageCentiDb() {
    double ratio =
        (power(0, inside) + INAUDIBLE_MILLIWATT)
            / (power(inside, rests.length) + INAUDIBLE_MILLIWATT);
    return (int) Math.max(-2000, Math.min(2000, Math.round(1000 * Math.log10(ratio))));
  }

  private double power(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      float weight = faded[2 * i];
      if (weight > 0.1) {
        sum += weight * Math.exp(faded[2 * i + 1] / weight * NEPER_OF_DB);
      }
    }
    return sum;
  }

  /** From now on these levels are those at which it lies; of each antenna, as its window says. */
  void rest(Sums window) {
    for (int i = 0; i < rests.length; i++) {
      rests[i] = window.meanCentiDbm(i);
    }
  }

  /** Whether an antenna, or all together, now hear it otherwise than when it came to rest. */
  boolean hasMoved(int byCentiDb) {
    double weight = 0;
    double away = 0;
    for (int i = 0; i < rests.length; i++) {
      float own = faded[2 * i];
      if (own > 0 && rests[i] > Integer.MIN_VALUE) {
        double off = 100 * faded[2 * i + 1] / own - rests[i];
        if (own >= LEAST_WEIGHT && Math.abs(off) >= byCentiDb) {
          return true;
        }
        weight += own;
        away += own * Math.abs(off);
      }
    }
    return weight >= LEAST_WEIGHT && away >= weight * byCentiDb;
  }

  void clear() {
    Arrays.fill(faded, 0);
    fadedTo = Long.MIN_VALUE;
  }
}
