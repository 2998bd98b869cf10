package bondgate.server.checkout;

import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Orders whose money is there and whose goods may not leave, with their clocks. */
@ApplicationScoped
public class OrderClocks {
  private final Orders orders;
  private final CheckoutSettings settings;

  @Inject
  OrderClocks(Orders orders, CheckoutSettings settings) {
    this.orders = orders;
    this.settings = settings;
  }

  /**
   * An order that is paid and not released, or whose money has to go back.
   *
   * @param since when it was paid; of money that goes back, when that began
   * @param refundDueFen what has to go back, in fen; 0 while customs has the word
   * @param withdrawnAt from when on the declaration is withdrawn
   * @param moneyBackAt from when on the money goes back without customs' word
   */
  public record Clock(
      String saleNo,
      long totalFen,
      long refundDueFen,
      Instant since,
      Instant withdrawnAt,
      Instant moneyBackAt) {}

  /** All of them at that time, as {@link Orders#hanging} gives them. */
  public List<Clock> at(String zone, Instant now) {
    return orders.hanging(zone, now).stream()
        .filter(order -> order.state() instanceof OrderState.Paid || order.refundDueFen() > 0)
        .map(this::clock)
        .toList();
  }

  private Clock clock(OrderView order) {
    Instant since = order.state().since();
    Instant withdrawn = since.plus(settings.times().release());
    return new Clock(
        order.saleNo(),
        order.amounts().totalFen(),
        order.refundDueFen(),
        since,
        withdrawn,
        withdrawn.plus(settings.times().giveUp()));
  }
}
