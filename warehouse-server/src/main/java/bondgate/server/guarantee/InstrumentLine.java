package bondgate.server.guarantee;

import bondgate.server.ledger.Balance;

/**
 * An instrument at the end of a statement's days, in fen: {@code lodged = held + settled + free}.
 *
 * @param instrument the paper as it was then
 * @param freeFen what nothing stands on, whether the instrument counts or not
 * @param leafIndex leaf of the act that lodged it
 */
public record InstrumentLine(
    Instrument instrument,
    long lodgedFen,
    long heldFen,
    long settledFen,
    long freeFen,
    long leafIndex) {

  static InstrumentLine of(LodgedPaper paper, Balance balance) {
    return new InstrumentLine(
        paper.instrument(),
        paper.lodgedFen(balance),
        balance.debitsPending(),
        paper.settledFen(balance),
        balance.available(),
        paper.row().leafIndex);
  }
}
