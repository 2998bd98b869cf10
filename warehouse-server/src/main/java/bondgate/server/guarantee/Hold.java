package bondgate.server.guarantee;

import bondgate.server.ledger.TransferId;

/**
 * 占用 — an amount of the guarantee that is held against one piece.
 *
 * @param epc the piece's tag
 * @param purpose what it is held for
 * @param document the document that asked for it
 * @param amountFen in fen, from 1
 * @param id the ledger's pending transfer
 */
public record Hold(String epc, Purpose purpose, String document, long amountFen, TransferId id) {

  /** What an amount is held for. */
  public enum Purpose {
    /** 保税展示: the full potential tax of goods on display. */
    DISPLAY,
    /** The retail tax of goods that were released before it is paid. */
    RETAIL
  }
}
