package bondgate.server.checkout;

import bondgate.server.payment.PayerAnswer;
import bondgate.server.payment.PaymentNews;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import bondgate.server.sale.PayerCheck;
import bondgate.server.stream.SaleAct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What news of payments do to orders. */
@ApplicationScoped
class PaymentNewsActs {
  private static final Logger LOG = Logger.getLogger(PaymentNewsActs.class);

  private final FlowActs acts;
  private final CheckoutFlow flow;
  private final Orders orders;
  private final Calls calls;
  private final PayerAsking asking;

  @Inject
  PaymentNewsActs(
      FlowActs acts, CheckoutFlow flow, Orders orders, Calls calls, PayerAsking asking) {
    this.acts = acts;
    this.flow = flow;
    this.orders = orders;
    this.calls = calls;
    this.asking = asking;
  }

  /** Whether it took effect, or never can; false to be told again. */
  boolean takesEffect(PaymentNews news, Instant now) {
    FlowActs.Outcome outcome;
    try {
      outcome = outcome(news, now);
    } catch (IllegalArgumentException e) {
      // What cannot stand in an act never will: it must not hold up the news behind it.
      LOG.errorf("order %s: news %d of a payment cannot be recorded", news.saleNo(), news.id());
      outcome = FlowActs.Outcome.REFUSED;
    }
    if (outcome == FlowActs.Outcome.REFUSED) {
      call(news, "paymentNotTaken", now);
    }
    if (outcome == FlowActs.Outcome.DONE) {
      flow.carryOn(news.zone(), news.saleNo(), now);
    }
    return outcome != FlowActs.Outcome.UNKNOWN;
  }

  private FlowActs.Outcome outcome(PaymentNews news, Instant now) {
    if (news instanceof PaymentNews.Paid paid) {
      return came(paid, now);
    } else if (news instanceof PaymentNews.Payer payer) {
      return acts.submit(payer.zone(), pay(payer));
    } else if (news instanceof PaymentNews.Refunded back) {
      return acts.submit(
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
    return FlowActs.Outcome.DONE;
  }

  /**
   * Money that would pay its order waits for who paid it, which is news of its own; any other is
   * set aside whoever paid it. Read again it does nothing twice.
   */
  private FlowActs.Outcome came(PaymentNews.Paid paid, Instant now) {
    Optional<OrderView> order = orders.view(paid.zone(), paid.saleNo());
    if (order.filter(one -> isTaken(one, paid.paymentNo())).isPresent()) {
      return FlowActs.Outcome.DONE;
    }
    if (order.filter(one -> wouldPay(one, paid)).isPresent()
        && asking.ask(paid.zone(), paid.saleNo(), paid.paymentNo(), now)) {
      return FlowActs.Outcome.DONE;
    }
    return acts.submit(
        paid.zone(),
        pay(paid, paid.provider(), paid.amountFen(), PayerCheck.UNKNOWN, paid.paidAt()));
  }

  private static boolean isTaken(OrderView order, String paymentNo) {
    return order.payments().stream().anyMatch(one -> one.paymentNo().equals(paymentNo));
  }

  private static boolean wouldPay(OrderView order, PaymentNews.Paid paid) {
    return order.state() instanceof OrderState.Placed
        && order.amounts().totalFen() == paid.amountFen();
  }

  private static SaleAct pay(PaymentNews.Payer payer) {
    return pay(payer, payer.provider(), payer.amountFen(), check(payer.answer()), payer.paidAt());
  }

  private static SaleAct pay(
      PaymentNews news, String provider, long amountFen, PayerCheck check, Instant paidAt) {
    return new SaleAct.PayOrder(
        "pay-" + news.paymentNo(),
        CheckoutFlow.ACTOR,
        news.saleNo(),
        news.paymentNo(),
        provider,
        amountFen,
        check,
        paidAt);
  }

  private static PayerCheck check(PayerAnswer answer) {
    if (answer instanceof PayerAnswer.Same) {
      return PayerCheck.SAME;
    }
    return answer instanceof PayerAnswer.Different ? PayerCheck.OTHER : PayerCheck.UNKNOWN;
  }

  private void call(PaymentNews news, String reason, Instant now) {
    String till = orders.view(news.zone(), news.saleNo()).flatMap(OrderView::till).orElse("");
    calls.serverCalls(news.zone(), till, reason, news.saleNo(), now);
  }
}
