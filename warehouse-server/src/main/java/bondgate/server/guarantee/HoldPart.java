package bondgate.server.guarantee;

import bondgate.server.ledger.TransferId;

/**
 * What one instrument bears of a hold.
 *
 * @param instrument number of the instrument
 * @param amountFen in fen, from 1
 * @param id the ledger's pending transfer out of the instrument's account
 */
public record HoldPart(String instrument, long amountFen, TransferId id) {
  /** Checks the range. */
  public HoldPart {
    if (amountFen < 1) {
      throw new IllegalArgumentException(
          "a part of a hold is at least 1 fen; received " + amountFen);
    }
  }
}
