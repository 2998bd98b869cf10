package bondgate.server.customs;

import java.util.List;

/**
 * All that customs is told of one sale. Who the platform, the seller, the declarant and the
 * warehouse are is in the settings.
 *
 * @param zone the bonded zone
 * @param saleNo our number of the sale, which is the order number 订单编号: at most 60 characters
 * @param buyer who buys
 * @param sums what it comes to
 * @param payment how it was paid
 * @param waybill how it travels
 * @param lines 1 to 99
 */
public record Declaration(
    String zone,
    String saleNo,
    DeclaredBuyer buyer,
    DeclaredSums sums,
    DeclaredPayment payment,
    DeclaredWaybill waybill,
    List<DeclaredLine> lines) {

  /** With a copy of the lines. */
  public Declaration {
    lines = List.copyOf(lines);
  }
}
