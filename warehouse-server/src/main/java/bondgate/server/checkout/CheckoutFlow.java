package bondgate.server.checkout;

import bondgate.server.payment.CloseResult;
import bondgate.server.payment.PaymentOrder;
import bondgate.server.payment.PaymentState;
import bondgate.server.payment.PaymentView;
import bondgate.server.payment.Payments;
import bondgate.server.payment.StartResult;
import bondgate.server.sale.CancelReason;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import bondgate.server.stream.SaleAct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Carries an order on from where it stands: whatever crashed before, the next call does what is
 * still to be done, and nothing twice. The facts come by the news of payments and customs; what an
 * order waits for, its state says.
 */
@ApplicationScoped
class CheckoutFlow {
  /** By whom the acts of the checkout are done. */
  static final String ACTOR = "system:checkout";

  /** The writer's word when nobody could tell in time. */
  static final String UNAVAILABLE = "databaseUnavailable";

  /** Customs said nothing in time, and the money goes back. */
  static final String SILENT = "customsSilent";

  /** Our own check found that customs would not take it. */
  static final String NOT_DECLARABLE = "notDeclarable";

  /** Customs holds a piece or the buyer. */
  static final String UNDER_CONTROL = "underControl";

  private static final Logger LOG = Logger.getLogger(CheckoutFlow.class);

  private final Orders orders;
  private final Payments payments;
  private final Declaring declaring;
  private final Returning returning;
  private final MoneyBack moneyBack;
  private final FlowActs acts;
  private final CheckoutSettings settings;

  @Inject
  CheckoutFlow(
      Orders orders,
      Payments payments,
      Declaring declaring,
      Returning returning,
      MoneyBack moneyBack,
      FlowActs acts,
      CheckoutSettings settings) {
    this.orders = orders;
    this.payments = payments;
    this.declaring = declaring;
    this.returning = returning;
    this.moneyBack = moneyBack;
    this.acts = acts;
    this.settings = settings;
  }

  /** Does what is to be done next for an order; nothing if it waits for somebody else. */
  void carryOn(String zone, String saleNo, Instant now) {
    orders.view(zone, saleNo).ifPresent(order -> carryOn(order, now));
  }

  void carryOn(OrderView order, Instant now) {
    OrderState state = order.state();
    if (state instanceof OrderState.Placed) {
      if (!now.isBefore(order.placedAt().plus(settings.times().pay()))) {
        end(order, CancelReason.TIMEOUT, now);
      }
    } else if (state instanceof OrderState.Paid paid) {
      declaring.declare(order, paid.since(), now);
    } else if (state instanceof OrderState.Returned) {
      // Before its money goes: while that is due, a crash here has it declared by the next look.
      returning.declare(order, now);
    }
    if (order.refundDueFen() > 0) {
      moneyBack.giveBack(order, now);
    }
  }

  /** Opens a payment by that provider; one by another is closed first. */
  void startPayment(String zone, String saleNo, String provider, Instant now) {
    OrderView order = orders.view(zone, saleNo).orElse(null);
    if (order == null
        || !(order.state() instanceof OrderState.Placed)
        || settings.payFirm(provider).isEmpty()) {
      return;
    }
    Instant until = order.placedAt().plus(settings.times().pay());
    if (!now.isBefore(until) || !closeOthers(order, Optional.of(provider), now)) {
      return;
    }
    StartResult result =
        payments.start(
            new PaymentOrder(
                zone, saleNo, provider, order.amounts().totalFen(), "订单 " + saleNo, until),
            now);
    if (result instanceof StartResult.ProviderDown down) {
      LOG.warnf("order %s: no payment by %s: %s", saleNo, provider, down.text());
    }
  }

  /**
   * The shopper gives up. Paid, it goes on without him.
   *
   * @return whether the order is at its end, or there is none
   */
  boolean giveUp(String zone, String saleNo, Instant now) {
    Optional<OrderView> order = orders.view(zone, saleNo);
    if (order.isPresent() && order.get().state() instanceof OrderState.Placed) {
      end(order.get(), CancelReason.SHOPPER, now);
      order = orders.view(zone, saleNo);
    }
    return order.map(ended -> ended.state() instanceof OrderState.Cancelled).orElse(true);
  }

  /** Money that comes all the same after that is given back: it is never refused as a fact. */
  private void end(OrderView order, CancelReason reason, Instant now) {
    if (closeOthers(order, Optional.empty(), now)) {
      acts.submit(
          order.zone(),
          new SaleAct.CancelOrder("cancel-" + order.saleNo(), ACTOR, order.saleNo(), reason));
    }
  }

  /**
   * Closes the open payments of an order.
   *
   * @param but except by that provider
   * @return whether none of them is open any more, and none was paid
   */
  private boolean closeOthers(OrderView order, Optional<String> but, Instant now) {
    // What was set aside goes back, and keeps no order waiting.
    Set<String> aside =
        order.payments().stream()
            .filter(payment -> payment.aside().isPresent())
            .map(OrderView.Payment::paymentNo)
            .collect(Collectors.toSet());
    List<PaymentView> open =
        payments.ofSale(order.zone(), order.saleNo()).stream()
            .filter(payment -> payment.state() != PaymentState.CLOSED)
            .filter(payment -> !aside.contains(payment.paymentNo()))
            .filter(payment -> !but.equals(Optional.of(payment.provider())))
            .toList();
    for (PaymentView payment : open) {
      CloseResult closed = payments.close(order.zone(), payment.paymentNo(), now);
      if (!(closed instanceof CloseResult.Closed)) {
        // Paid: the news of it come. Down: the next call asks again.
        return false;
      }
    }
    return true;
  }
}
