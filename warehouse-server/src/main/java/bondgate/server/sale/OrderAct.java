package bondgate.server.sale;

import bondgate.server.ledger.Voucher;
import java.time.Instant;

/**
 * Who acts on which order, and when.
 *
 * @param actor a reference to a role or a device
 * @param leafIndex the act's leaf in the zone's evidence log
 */
public record OrderAct(String zone, String saleNo, String actor, long leafIndex, Instant at) {
  Voucher voucher() {
    return Voucher.of(actor, leafIndex, at);
  }
}
