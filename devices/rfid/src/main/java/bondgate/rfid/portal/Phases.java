package bondgate.rfid.portal;

import java.util.Arrays;

/**
 * What the phase says of a window: whether reads that follow each other at one antenna, on what is
 * most likely one channel, agree. Agreement over the whole window is a tag that does not move;
 * disagreement says nothing, as it may be the hopping. Readers jump by half a turn, so phases are
 * compared within one.
 */
final class Phases {
  // At 0.3 m/s a tag moves by more than the tolerance in the shortest of these; beyond the longest
  // the reader has most likely hopped.
  private static final long LEAST_MILLIS = 40;
  private static final long MOST_MILLIS = 150;

  /** Twice the deviation of a still tag, 0.22 rad, in thousandths of half a turn. */
  private static final int TOLERANCE_PERMILLE = 140;

  private static final int LEAST_PAIRS = 10;
  private static final int STILL_PERCENT = 80;

  private final int perHalfTurn;
  private final long[] lastAt;
  private final int[] last;
  private int pairs;
  private int agreeing;

  Phases(Antennas antennas, int unitsPerTurn) {
    this.perHalfTurn = Math.max(1, unitsPerTurn / 2);
    this.lastAt = new long[antennas.all];
    this.last = new int[antennas.all];
    clear();
  }

  void add(int slot, int phase, long atMillis) {
    long gap = atMillis - lastAt[slot];
    if (lastAt[slot] != Long.MIN_VALUE && gap >= LEAST_MILLIS && gap <= MOST_MILLIS) {
      int off = Math.floorMod(phase - last[slot], perHalfTurn);
      int folded = Math.min(off, perHalfTurn - off);
      pairs++;
      agreeing += folded * 1000L <= (long) TOLERANCE_PERMILLE * perHalfTurn ? 1 : 0;
    }
    if (lastAt[slot] == Long.MIN_VALUE || gap > 0) {
      lastAt[slot] = atMillis;
      last[slot] = phase;
    }
  }

  boolean saysStill() {
    return pairs >= LEAST_PAIRS && agreeing * 100L >= (long) pairs * STILL_PERCENT;
  }

  void clear() {
    Arrays.fill(lastAt, Long.MIN_VALUE);
    pairs = 0;
    agreeing = 0;
  }
}
