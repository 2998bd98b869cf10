package bondgate.server.guarantee;

import bondgate.server.ledger.Balance;

/**
 * The guarantee as it stands, in fen: {@code lodged = held + settled + headroom}.
 *
 * @param lodgedFen what the instruments cover
 * @param heldFen 占用, held against goods
 * @param settledFen 核销, used up by settlement
 * @param headroomFen what can still be held
 */
public record Headroom(long lodgedFen, long heldFen, long settledFen, long headroomFen) {
  static Headroom of(Balance available) {
    return new Headroom(
        available.creditsPosted(),
        available.debitsPending(),
        available.debitsPosted(),
        available.available());
  }
}
