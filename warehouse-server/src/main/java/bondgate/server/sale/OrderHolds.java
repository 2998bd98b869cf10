package bondgate.server.sale;

import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Hold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What the guarantee holds for an order beside the holds on its pieces. */
@ApplicationScoped
class OrderHolds {
  private final Guarantees guarantees;

  @Inject
  OrderHolds(Guarantees guarantees) {
    this.guarantees = guarantees;
  }

  /** An order is no tag; its hold stands under its number, which no tag can be. */
  static String key(String saleNo) {
    return saleNo + "#order";
  }

  /** Its hold, while it stands. */
  List<Hold> of(String zone, String saleNo) {
    return List.copyOf(guarantees.openHolds(zone, List.of(key(saleNo))).values());
  }
}
