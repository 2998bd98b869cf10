package bondgate.rfid.llrp.client;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Puts a reader's times on the host's clock. The reader's own zero is not trusted, only that it
 * counts microseconds: the smallest difference between arrival and reader's time in the last one to
 * two minutes is the offset, so that a report that waited on its way keeps the moment at which the
 * tag was heard. The result is never after the arrival and never more than two seconds before it; a
 * reader whose clock is set back is followed at once. No I/O and no clock of its own.
 */
final class ReaderClock {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** A report older than this is taken for a clock that was set, and not for a late report. */
  private static final long OLDEST_MICROS = 2_000_000;

  private Instant windowEnds = Instant.MIN;
  private OptionalLong before = OptionalLong.empty();
  private OptionalLong now = OptionalLong.empty();

  /**
   * When a tag was heard, by the host's clock.
   *
   * @param readerMicros what the reader says, in microseconds since any moment
   * @param received when its message arrived
   */
  Instant toHost(long readerMicros, Instant received) {
    long arrival = received.getEpochSecond() * 1_000_000 + received.getNano() / 1000;
    long difference = arrival - readerMicros;
    if (received.isAfter(windowEnds)) {
      before = now;
      now = OptionalLong.empty();
      windowEnds = received.plus(WINDOW);
    }
    long offset = Math.min(now.orElse(Long.MAX_VALUE), before.orElse(Long.MAX_VALUE));
    if (difference < offset || difference - offset > OLDEST_MICROS) {
      now = OptionalLong.of(difference);
      if (difference > offset) {
        before = OptionalLong.empty();
      }
      return received;
    }
    now = OptionalLong.of(Math.min(now.orElse(Long.MAX_VALUE), difference));
    return received.minusNanos((difference - offset) * 1000);
  }
}
