package bondgate.rfid.portal;

import java.time.Duration;

/**
 * How many tags share the reader, and so how long each is silent by mere competition: of a pallet
 * each tag is read once a second, and a fixed silence would cut its window to pieces.
 */
final class Load {
  private static final int GAPS = 6;
  private static final double LONGEST_QUIETS = 2.5;
  private static final double NEWEST_SHARE = 0.02;

  private final long quietMillis;
  private int open;
  private double gapMillis = 50;
  private long lastMillis = Long.MIN_VALUE;

  Load(Duration quiet) {
    this.quietMillis = quiet.toMillis();
  }

  void read(long millis, boolean opens) {
    open += opens ? 1 : 0;
    if (lastMillis != Long.MIN_VALUE) {
      long gap = Math.max(0, Math.min(1000, millis - lastMillis));
      gapMillis += NEWEST_SHARE * (gap - gapMillis);
    }
    lastMillis = Math.max(lastMillis, millis);
  }

  void closed() {
    open--;
  }

  /** Windows that are open. */
  int open() {
    return open;
  }

  /** How long a tag must be silent for its window to close. */
  long quietMillis() {
    double wanted = Math.max((double) quietMillis, GAPS * open * gapMillis);
    return (long) Math.min(LONGEST_QUIETS * quietMillis, wanted);
  }
}
