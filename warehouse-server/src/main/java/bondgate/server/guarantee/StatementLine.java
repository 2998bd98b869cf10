package bondgate.server.guarantee;

import java.time.Instant;

/**
 * One line of an instrument's statement: an entry of its account, and the sums after it, in fen.
 *
 * @param what what the entry did
 * @param document the document that it names
 * @param by the person or device that it comes from
 * @param leafIndex its leaf in the evidence log
 * @param amountFen what it moved, held, or took off what was held
 */
public record StatementLine(
    String instrument,
    Kind what,
    Instant happenedAt,
    Instant recordedAt,
    String document,
    String by,
    long leafIndex,
    long amountFen,
    long heldFen,
    long settledFen,
    long headroomFen) {

  /** What an entry does to an instrument. */
  public enum Kind {
    LODGED,
    INCREASED,
    REDUCED,
    HELD,
    SETTLED,
    RELEASED
  }
}
