package bondgate.server.silence;

import java.time.Instant;

/**
 * An interval of a device by the device's own clock: what was put down at or after {@code from} and
 * before {@code to}. What was seen before the end and put down after it belongs to the interval in
 * which it was put down.
 *
 * @param zone the bonded zone 区域
 * @param device the edge agent
 * @param reader only this reader of it; empty for all
 * @param portal only this opening 通道门 of it; empty for all. Which reader watches an opening is the
 *     agent's own matter, so all of its readers must have been online
 * @param from begin, inclusive
 * @param to end, exclusive, after the begin
 */
public record SilenceQuestion(
    String zone, String device, String reader, String portal, Instant from, Instant to) {
  /** Checks the order. */
  public SilenceQuestion {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("no interval from %s to %s".formatted(from, to));
    }
  }
}
