package bondgate.server.sale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The returns as they stand, for pages and for who carries them on. */
@ApplicationScoped
public class Returns {
  private final OrderStore store;

  @Inject
  Returns(OrderStore store) {
    this.store = store;
  }

  /** The returns of an order, the oldest first. */
  @Transactional
  public List<OrderReturn> ofOrder(String zone, String saleNo) {
    return read(zone, ReturnRows.ofOrder(store, zone, saleNo));
  }

  /** The return that is named by that leaf. */
  @Transactional
  public Optional<OrderReturn> view(String zone, String saleNo, long leafIndex) {
    return ofOrder(zone, saleNo).stream().filter(one -> one.leafIndex() == leafIndex).findFirst();
  }

  /** The last returns of a zone, the newest first. */
  @Transactional
  public List<OrderReturn> newest(String zone, int most) {
    return read(zone, ReturnRows.newest(store, zone, most));
  }

  /** The returns that customs refused and has not accepted since, the oldest first. */
  @Transactional
  public List<OrderReturn> refused(String zone) {
    return read(zone, ReturnRows.refused(store, zone));
  }

  private List<OrderReturn> read(String zone, List<ReturnRows.Key> keys) {
    return keys.stream().map(key -> ReturnRows.read(store, zone, key)).toList();
  }
}
