package bondgate.server.book;

import bondgate.server.goods.Place;
import bondgate.server.ledger.TransferId;

/**
 * 预核扣 — one piece that a document lets go from one place to another. The ledger holds it as a
 * pending transfer; the crossing makes it 已核扣.
 *
 * @param epc the piece's tag
 * @param item part number 料号
 * @param valueFen what the piece is worth
 * @param document number of the document
 * @param moveId the pending transfer
 */
public record PlannedMove(
    String epc,
    String item,
    long valueFen,
    Place from,
    Place to,
    String document,
    TransferId moveId) {}
