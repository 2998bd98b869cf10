package bondgate.events;

import java.time.Instant;

/**
 * One fact with its place in the agent's gapless sequence.
 *
 * @param zone the bonded zone 区域
 * @param device the edge agent
 * @param epoch from 1; a new one begins only with an operator's word
 * @param seq from 1 within the epoch, without gaps
 * @param previous SHA-256 of the bytes of the record before, 64 hex digits; {@link #GENESIS} for
 *     the first
 * @param seenAt when it happened
 * @param recordedAt when the agent put it on disk
 * @param clock what the agent's clocks showed at {@code recordedAt}
 * @param body the fact
 */
public record EdgeRecord(
    String zone,
    String device,
    long epoch,
    long seq,
    String previous,
    Instant seenAt,
    Instant recordedAt,
    ClockReading clock,
    EdgeEvent body) {
  /** The hash that stands before the first record of an epoch. */
  public static final String GENESIS = "0".repeat(64);

  /** Checks the ranges. */
  public EdgeRecord {
    Checks.name("zone", zone);
    Checks.name("device", device);
    Checks.atLeast("epoch", epoch, 1);
    Checks.atLeast("seq", seq, 1);
    Checks.sha256Hex("previous", previous);
    Checks.present("seenAt", seenAt);
    Checks.present("recordedAt", recordedAt);
    Checks.present("clock", clock);
    Checks.present("body", body);
  }
}
