package bondgate.server.checkout;

import bondgate.server.payment.Payments;
import bondgate.server.payment.RefundResult;
import bondgate.server.payment.RefundState;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Gives money back that did not become a sale: each payment whole, by one refund. */
@ApplicationScoped
class MoneyBack {
  private static final Logger LOG = Logger.getLogger(MoneyBack.class);
  private static final String REASON = "订单未成交，原路退款";

  /** How long a refund that was refused waits: somebody must see to the cause first. */
  private static final Duration AFTER_A_REFUSAL = Duration.ofMinutes(1);

  private final Payments payments;
  private final Calls calls;
  private final Map<String, Instant> waiting = new ConcurrentHashMap<>();

  @Inject
  MoneyBack(Payments payments, Calls calls) {
    this.payments = payments;
    this.calls = calls;
  }

  /** Asks for what is due and has not gone back; asking again is the same refund. */
  void giveBack(OrderView order, Instant now) {
    Set<String> done =
        order.refunds().stream().map(OrderView.Refund::refundNo).collect(Collectors.toSet());
    for (OrderView.Payment payment : order.payments()) {
      boolean due = payment.aside().isPresent() || order.state() instanceof OrderState.RefundDue;
      Instant from = waiting.getOrDefault(payment.paymentNo(), Instant.MIN);
      if (due && !done.contains(refundNo(payment.paymentNo())) && !now.isBefore(from)) {
        ask(order, payment, now);
      }
    }
  }

  private void ask(OrderView order, OrderView.Payment payment, Instant now) {
    RefundResult result =
        payments.refund(
            order.zone(),
            payment.paymentNo(),
            refundNo(payment.paymentNo()),
            payment.amountFen(),
            REASON,
            now);
    boolean failed =
        result instanceof RefundResult.Refused
            || (result instanceof RefundResult.Again again && again.state() == RefundState.FAILED);
    if (!failed) {
      waiting.remove(payment.paymentNo());
    } else {
      waiting.put(payment.paymentNo(), now.plus(AFTER_A_REFUSAL));
      LOG.errorf("order %s: money does not go back: %s", order.saleNo(), result);
      calls.serverCalls(order.zone(), order.till().orElse(""), "refundFailed", order.saleNo(), now);
    }
  }

  /** One for each payment, so that no money goes back twice. */
  static String refundNo(String paymentNo) {
    return paymentNo + "-R";
  }
}
