package bondgate.server.checkout;

import bondgate.server.payment.PaymentView;
import bondgate.server.payment.Payments;
import bondgate.server.payment.RefundResult;
import bondgate.server.payment.RefundState;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Gives money back: each payment that did not become a sale whole, by one refund; of a sale what
 * the pieces cost that came back, by one refund after the other.
 */
@ApplicationScoped
class MoneyBack {
  private static final Logger LOG = Logger.getLogger(MoneyBack.class);
  private static final String REASON = "订单未成交，原路退款";
  private static final String RETURN_REASON = "退货，原路退款";

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

  /** A refund that is asked for under that number until it is done. */
  private record Wanted(String paymentNo, String refundNo, long amountFen, String reason) {}

  /** Asks for what is due and has not gone back; asking again is the same refund. */
  void giveBack(OrderView order, Instant now) {
    for (Wanted wanted : wanted(order)) {
      Instant from = waiting.getOrDefault(wanted.refundNo(), Instant.MIN);
      if (!now.isBefore(from)) {
        ask(order, wanted, now);
      }
    }
  }

  private List<Wanted> wanted(OrderView order) {
    Set<String> done =
        order.refunds().stream().map(OrderView.Refund::refundNo).collect(Collectors.toSet());
    boolean noSale = order.state() instanceof OrderState.RefundDue;
    List<Wanted> all = new ArrayList<>();
    for (OrderView.Payment payment : order.payments()) {
      String refundNo = refundNo(payment.paymentNo());
      if ((payment.aside().isPresent() || noSale) && !done.contains(refundNo)) {
        all.add(new Wanted(payment.paymentNo(), refundNo, payment.amountFen(), REASON));
      }
    }
    if (!noSale) {
      long returnedFen =
          order.refundDueFen()
              - all.stream().mapToLong(Wanted::amountFen).reduce(0, Math::addExact);
      forReturned(order, returnedFen, done).ifPresent(all::add);
    }
    return all;
  }

  /**
   * What pieces cost that came back. While one such refund is under way its amount stands, and what
   * comes back meanwhile is the next one's.
   */
  private Optional<Wanted> forReturned(OrderView order, long dueFen, Set<String> done) {
    Optional<OrderView.Payment> paid =
        order.payments().stream().filter(payment -> payment.aside().isEmpty()).findFirst();
    if (dueFen <= 0 || paid.isEmpty()) {
      return Optional.empty();
    }
    String paymentNo = paid.get().paymentNo();
    long before =
        done.stream().filter(refundNo -> refundNo.startsWith(returnNo(paymentNo, ""))).count();
    String refundNo = returnNo(paymentNo, Long.toString(before + 1));
    long amountFen =
        payments.view(order.zone(), paymentNo).stream()
            .flatMap(payment -> payment.refunds().stream())
            .filter(refund -> refund.refundNo().equals(refundNo))
            .mapToLong(PaymentView.Refund::amountFen)
            .findFirst()
            .orElse(dueFen);
    return Optional.of(new Wanted(paymentNo, refundNo, amountFen, RETURN_REASON));
  }

  private void ask(OrderView order, Wanted wanted, Instant now) {
    RefundResult result =
        payments.refund(
            order.zone(),
            wanted.paymentNo(),
            wanted.refundNo(),
            wanted.amountFen(),
            wanted.reason(),
            now);
    boolean failed =
        result instanceof RefundResult.Refused
            || (result instanceof RefundResult.Again again && again.state() == RefundState.FAILED);
    if (!failed) {
      waiting.remove(wanted.refundNo());
    } else {
      waiting.put(wanted.refundNo(), now.plus(AFTER_A_REFUSAL));
      LOG.errorf("order %s: money does not go back: %s", order.saleNo(), result);
      calls.serverCalls(order, "refundFailed", now);
    }
  }

  /** One for each payment, so that no money goes back twice. */
  static String refundNo(String paymentNo) {
    return paymentNo + "-R";
  }

  /** Whether that refund is for pieces that came back. */
  static boolean isOfReturns(OrderView order, String refundNo) {
    return order.payments().stream()
        .anyMatch(payment -> refundNo.startsWith(returnNo(payment.paymentNo(), "")));
  }

  private static String returnNo(String paymentNo, String number) {
    return paymentNo + "-B" + number;
  }
}
