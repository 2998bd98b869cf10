package bondgate.server.guarantee;

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
    long leafIndex) {}
