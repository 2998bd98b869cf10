package bondgate.server.ledger;

import java.time.Instant;

/**
 * What entries rest on, the same for every transfer of a chain. A repeat is recognised by its
 * transfers alone: who brings it again, and when, does not make it another.
 *
 * @param by the person or device that it comes from, as a reference, 1 to 100 characters
 * @param evidence index of the record that proves it, in whatever log the client keeps; -1 for none
 * @param happenedAt when it happened; the ledger keeps the earlier of this and {@code recordedAt},
 *     since nothing is known before it happened
 * @param recordedAt when it is recorded; the ledger's own order never goes back, so an earlier time
 *     than the last one is kept as the last one
 */
public record Voucher(String by, long evidence, Instant happenedAt, Instant recordedAt) {
  /** Checks the ranges. */
  public Voucher {
    if (by == null || by.isBlank() || by.length() > 100) {
      throw new IllegalArgumentException(
          "a voucher says by whom in 1 to 100 characters; received '%s'".formatted(by));
    }
    if (evidence < -1 || happenedAt == null || recordedAt == null) {
      throw new IllegalArgumentException(
          "a voucher has evidence from -1 and two times; received %d, %s, %s"
              .formatted(evidence, happenedAt, recordedAt));
    }
  }

  /** What happened just when it was recorded. */
  public static Voucher of(String by, long evidence, Instant at) {
    return new Voucher(by, evidence, at, at);
  }
}
