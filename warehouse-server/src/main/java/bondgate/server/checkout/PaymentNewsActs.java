package bondgate.server.checkout;

import bondgate.server.payment.PaymentNews;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import bondgate.server.sale.PayerCheck;
import bondgate.server.stream.SaleAct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** What news of payments do to orders. */
@ApplicationScoped
class PaymentNewsActs {
  private final FlowActs acts;
  private final CheckoutFlow flow;
  private final Orders orders;
  private final Calls calls;

  @Inject
  PaymentNewsActs(FlowActs acts, CheckoutFlow flow, Orders orders, Calls calls) {
    this.acts = acts;
    this.flow = flow;
    this.orders = orders;
    this.calls = calls;
  }

  /** Whether it took effect, or never can; false to be told again. */
  boolean takesEffect(PaymentNews news, Instant now) {
    FlowActs.Outcome outcome = FlowActs.Outcome.DONE;
    if (news instanceof PaymentNews.Paid paid) {
      outcome = acts.submit(paid.zone(), pay(paid));
    } else if (news instanceof PaymentNews.Refunded back) {
      outcome =
          acts.submit(
              back.zone(),
              new SaleAct.RefundOrder(
                  "refund-" + back.refundNo(),
                  CheckoutFlow.ACTOR,
                  back.saleNo(),
                  back.refundNo(),
                  back.amountFen()));
    } else if (news instanceof PaymentNews.RefundFailed) {
      call(news, "refundFailed", now);
    }
    if (outcome == FlowActs.Outcome.REFUSED) {
      call(news, "paymentNotTaken", now);
    }
    if (outcome == FlowActs.Outcome.DONE) {
      flow.carryOn(news.zone(), news.saleNo(), now);
    }
    return outcome != FlowActs.Outcome.UNKNOWN;
  }

  private static SaleAct pay(PaymentNews.Paid paid) {
    return new SaleAct.PayOrder(
        "pay-" + paid.paymentNo(),
        CheckoutFlow.ACTOR,
        paid.saleNo(),
        paid.paymentNo(),
        paid.provider(),
        paid.amountFen(),
        PayerCheck.valueOf(paid.payerCheck().name()),
        paid.paidAt());
  }

  private void call(PaymentNews news, String reason, Instant now) {
    String till = orders.view(news.zone(), news.saleNo()).flatMap(OrderView::till).orElse("");
    calls.serverCalls(news.zone(), till, reason, news.saleNo(), now);
  }
}
