package bondgate.server.book;

import java.time.Instant;

/**
 * One entry of the account book that took effect: what a line of the journal says, in customs'
 * words.
 *
 * @param pieces pieces, or their value in fen, whichever is asked for
 * @param document number of the document, or the device's record that stated an unplanned move
 * @param by the person or device
 * @param evidence leaf of the evidence log, -1 for none
 */
public record BookEntry(
    long seq,
    String item,
    Holding from,
    Holding to,
    long pieces,
    String document,
    String by,
    long evidence,
    Instant happenedAt,
    Instant recordedAt) {

  /** What it is for the reconciliation. */
  public Movement movement(boolean correction) {
    return Movement.of(from, to, correction);
  }
}
