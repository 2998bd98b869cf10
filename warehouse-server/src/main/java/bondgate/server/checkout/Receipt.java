package bondgate.server.checkout;

import java.time.Instant;
import java.util.List;

/**
 * What the shopper takes away. It names nobody.
 *
 * @param saleNo number of the order
 * @param paymentNo our number of the payment
 * @param listNo number of the list 进口清单 that customs released; empty before the release
 * @param at of the last step
 */
public record Receipt(
    String saleNo,
    String paymentNo,
    String listNo,
    List<PieceLine> lines,
    Amounts amounts,
    Instant at) {
  /** Keeps a copy. */
  public Receipt {
    lines = List.copyOf(lines);
  }
}
