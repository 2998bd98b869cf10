package bondgate.server.checkout;

import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.payment.Payers;
import bondgate.server.payment.PaymentState;
import bondgate.server.payment.PaymentView;
import bondgate.server.payment.Payments;
import bondgate.server.payment.RefundState;
import bondgate.server.sale.CancelReason;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.PaymentAside;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a shopper is shown of an order. */
@ApplicationScoped
class OrderScreens {
  private final CheckoutSettings settings;
  private final Payments payments;
  private final Payers payers;
  private final Goods goods;

  @Inject
  OrderScreens(CheckoutSettings settings, Payments payments, Payers payers, Goods goods) {
    this.settings = settings;
    this.payments = payments;
    this.payers = payers;
    this.goods = goods;
  }

  /** The screen of an order for a visit. */
  TillScreen of(String session, OrderView order) {
    OrderState state = order.state();
    if (state instanceof OrderState.Placed) {
      return paying(session, order);
    }
    if (state instanceof OrderState.Paid paid) {
      CheckoutSettings.Times times = settings.times();
      return new TillScreen.CustomsWorking(
          session,
          order.saleNo(),
          paid.since(),
          times.usual(),
          times.release().plus(times.giveUp()));
    }
    if (state instanceof OrderState.Cancelled) {
      return new TillScreen.Stopped(
          session,
          "orderCancelled",
          "order " + order.saleNo(),
          "an order that was paid in time",
          "begin anew; nothing was paid");
    }
    if (state instanceof OrderState.RefundDue || state instanceof OrderState.Refunded) {
      return moneyBack(session, order);
    }
    return new TillScreen.MayLeave(session, receipt(order));
  }

  private TillScreen paying(String session, OrderView order) {
    Optional<PaymentView> open =
        payments.ofSale(order.zone(), order.saleNo()).stream()
            // Paid, it is waited for as before, until the firm has said who paid.
            .filter(
                payment ->
                    payment.state() == PaymentState.OPEN || payers.isOpen(payment.paymentNo()))
            .filter(payment -> payment.codeUrl().isPresent())
            .reduce((earlier, later) -> later);
    return new TillScreen.Paying(
        session,
        order.saleNo(),
        amounts(order),
        settings.providers(),
        open.map(PaymentView::provider),
        open.flatMap(PaymentView::codeUrl),
        order.placedAt().plus(settings.times().pay()));
  }

  private TillScreen moneyBack(String session, OrderView order) {
    long fen = order.payments().stream().mapToLong(OrderView.Payment::amountFen).sum();
    return new TillScreen.MoneyBack(
        session,
        order.saleNo(),
        fen,
        reason(order),
        moneyState(order),
        settings.times().moneyBack());
  }

  private TillScreen.MoneyState moneyState(OrderView order) {
    if (order.refundDueFen() == 0) {
      return TillScreen.MoneyState.DONE;
    }
    boolean failed =
        payments.ofSale(order.zone(), order.saleNo()).stream()
            .map(PaymentView::refunds)
            .flatMap(List::stream)
            .anyMatch(refund -> refund.state() == RefundState.FAILED);
    return failed ? TillScreen.MoneyState.NEEDS_STAFF : TillScreen.MoneyState.UNDERWAY;
  }

  /** Why it did not come to a sale, by its last word. */
  static String reason(OrderView order) {
    for (int i = order.steps().size() - 1; i >= 0; i--) {
      OrderView.Step step = order.steps().get(i);
      if (step.event().equals("REFUSED")) {
        return refusal(step.detail());
      }
      if (step.event().equals("CANCELLED") && step.detail().equals(CancelReason.CUSTOMS.name())) {
        return "customsLate";
      }
    }
    return order.payments().stream()
        .flatMap(payment -> payment.aside().stream())
        .findFirst()
        .map(OrderScreens::aside)
        .orElse("cancelled");
  }

  private static String refusal(String code) {
    return switch (code) {
      case "-621005" -> "singleLimit";
      case "-621018" -> "annualLimit";
      case CheckoutFlow.SILENT -> "customsLate";
      case CheckoutFlow.NOT_DECLARABLE -> "notDeclarable";
      case CheckoutFlow.UNDER_CONTROL -> "underControl";
      default -> "customsRefused";
    };
  }

  private static String aside(PaymentAside aside) {
    String[] words = aside.name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder name = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return name.toString();
  }

  /** What the shopper takes away. */
  Receipt receipt(OrderView order) {
    Map<String, Item> items =
        goods.items(order.zone(), order.lines().stream().map(OrderView.Line::item).toList());
    return new Receipt(
        order.saleNo(),
        order.payments().stream()
            .filter(payment -> payment.aside().isEmpty())
            .map(OrderView.Payment::paymentNo)
            .findFirst()
            .orElse(""),
        listNo(order.state()),
        order.lines().stream().map(line -> line(line, items.get(line.item()))).toList(),
        amounts(order),
        order.state().since());
  }

  private static String listNo(OrderState state) {
    if (state instanceof OrderState.Released released) {
      return released.listNo();
    }
    if (state instanceof OrderState.Gone gone) {
      return gone.listNo();
    }
    return state instanceof OrderState.Returned returned ? returned.listNo() : "";
  }

  private static PieceLine line(OrderView.Line line, Item item) {
    return new PieceLine(
        line.item(),
        item.nameZh(),
        item.nameEn(),
        Math.toIntExact(line.quantity()),
        line.unitPriceFen(),
        line.tax().totalFen());
  }

  private static Amounts amounts(OrderView order) {
    return new Amounts(
        order.amounts().goodsFen(),
        order.amounts().freightFen(),
        order.amounts().insuranceFen(),
        order.amounts().taxFen());
  }
}
