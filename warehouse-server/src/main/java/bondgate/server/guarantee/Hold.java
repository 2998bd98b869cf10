package bondgate.server.guarantee;

import bondgate.server.ledger.TransferId;

/**
 * 占用 — an amount of the guarantee that is held against one piece.
 *
 * @param epc the piece's tag
 * @param document the document that asked for it
 * @param amountFen in fen, from 1
 * @param id the ledger's pending transfer
 */
public record Hold(String epc, String document, long amountFen, TransferId id) {}
