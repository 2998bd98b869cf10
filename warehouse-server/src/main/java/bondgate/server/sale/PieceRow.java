package bondgate.server.sale;

import bondgate.server.goods.Place;
import bondgate.server.ledger.TransferId;

/**
 * A piece of an order as it is stored.
 *
 * @param place where it was when it was ordered
 * @param priceFen its retail price, with its part of the line's dutiable price and tax beside it
 * @param moveId the planned move that reserves it on the book
 * @param missing left without a permit while it was reserved: its plan was taken back
 */
record PieceRow(
    String epc,
    String item,
    int lineNo,
    Place place,
    long priceFen,
    long dutiableFen,
    long taxFen,
    TransferId moveId,
    boolean missing,
    boolean gone,
    boolean returned,
    boolean freed) {
  OrderView.Standing standing(Stage stage) {
    if (returned) {
      return OrderView.Standing.RETURNED;
    }
    if (gone) {
      return OrderView.Standing.GONE;
    }
    if (freed) {
      return OrderView.Standing.FREED;
    }
    if (missing) {
      return OrderView.Standing.MISSING;
    }
    return switch (stage) {
      case RELEASED, GONE, RETURNED -> OrderView.Standing.RELEASED;
      case PLACED, PAID, REFUND_DUE, CANCELLED, REFUNDED -> OrderView.Standing.RESERVED;
    };
  }
}
