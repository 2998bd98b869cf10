package bondgate.server.checkout;

import bondgate.server.courier.ParcelView;
import bondgate.server.courier.Parcels;
import bondgate.server.sale.Channel;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far orders by courier are, as their shoppers are told. */
@ApplicationScoped
class ShopOrders {
  private final Orders orders;
  private final Parcels parcels;
  private final OrderScreens screens;

  @Inject
  ShopOrders(Orders orders, Parcels parcels, OrderScreens screens) {
    this.orders = orders;
    this.parcels = parcels;
    this.screens = screens;
  }

  Optional<ShopOrder> of(String zone, ShopTicket ticket) {
    return orders
        .view(zone, ticket.saleNo())
        .filter(order -> order.channel() == Channel.COURIER)
        .map(
            order -> {
              Optional<ParcelView> parcel = parcels.view(zone, ticket.saleNo());
              return new ShopOrder(
                  ticket,
                  screens.of("", order),
                  screens.receipt(order),
                  steps(order, parcel),
                  parcel.filter(one -> !one.cancelled()).flatMap(ParcelView::waybillNo));
            });
  }

  private static List<ShopOrder.Reached> steps(OrderView order, Optional<ParcelView> parcel) {
    return List.of(
        new ShopOrder.Reached(ShopOrder.Step.ORDERED, Optional.of(order.placedAt())),
        new ShopOrder.Reached(ShopOrder.Step.PAID, when(order, "PAID")),
        new ShopOrder.Reached(ShopOrder.Step.RELEASED, when(order, "RELEASED")),
        new ShopOrder.Reached(ShopOrder.Step.PACKED, parcel.flatMap(ParcelView::packedAt)),
        new ShopOrder.Reached(ShopOrder.Step.GONE, gone(order)),
        new ShopOrder.Reached(ShopOrder.Step.DELIVERED, parcel.flatMap(ParcelView::deliveredAt)));
  }

  private static Optional<Instant> when(OrderView order, String event) {
    return order.steps().stream()
        .filter(step -> step.event().equals(event))
        .map(OrderView.Step::at)
        .findFirst();
  }

  private static Optional<Instant> gone(OrderView order) {
    boolean all = order.state() instanceof OrderState.Gone;
    return order.steps().stream()
        .filter(step -> all && step.event().equals("LEFT"))
        .map(OrderView.Step::at)
        .reduce((earlier, later) -> later);
  }
}
