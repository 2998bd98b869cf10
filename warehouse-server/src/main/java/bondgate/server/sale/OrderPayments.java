package bondgate.server.sale;

import bondgate.server.sale.OrderRefusal.Code;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Money that comes for orders. That it came is a fact and never refused: what does not pay its
 * order has to go back, and is named.
 */
@ApplicationScoped
public class OrderPayments {
  private final OrderStore store;
  private final OrderDesk desk;
  private final SaleRules rules;

  @Inject
  OrderPayments(OrderStore store, OrderDesk desk, SaleRules rules) {
    this.store = store;
    this.desk = desk;
    this.rules = rules;
  }

  /** A payment as it is stated. */
  public record Money(
      String paymentNo, String provider, long amountFen, PayerCheck payerCheck, Instant paidAt) {
    /** To the microsecond, which is what the database keeps. */
    public Money {
      paidAt = paidAt.truncatedTo(ChronoUnit.MICROS);
    }
  }

  private record Earlier(String saleNo, Money money, long leafIndex) {}

  /** Takes note of it, by that act. */
  @Transactional(TxType.MANDATORY)
  public OrderResult pay(OrderAct act, Money money) {
    Optional<Earlier> earlier = earlier(act.zone(), money.paymentNo());
    if (earlier.isPresent()) {
      return earlier.get().saleNo().equals(act.saleNo()) && earlier.get().money().equals(money)
          ? new OrderResult.DoneBefore(earlier.get().leafIndex())
          : new OrderResult.Refused(
              Code.PAYMENT_IS_OTHERWISE,
              money.paymentNo() + " with other content",
              "the content of leaf " + earlier.get().leafIndex());
    }
    OrderDesk.Found found =
        desk.ask(
            act,
            head -> aside(head, money).isPresent() ? OrderEvent.PAY_ASIDE : OrderEvent.PAY,
            "PAID",
            money.paymentNo());
    if (found instanceof OrderDesk.Found.Ends ends) {
      return ends.answer();
    }
    OrderDesk.Found.Goes goes = (OrderDesk.Found.Goes) found;
    Optional<PaymentAside> aside = aside(goes.head(), money);
    write(act, money, aside);
    long dueFen = goes.head().refundDueFen() + (aside.isPresent() ? money.amountFen() : 0);
    store.stands(
        goes.head().at(goes.next(), dueFen, act.at()),
        act,
        aside.isPresent() ? "PAID_ASIDE" : "PAID",
        aside.map(PaymentAside::name).orElse(money.paymentNo()));
    return OrderResult.Done.NOTHING_LEAVES;
  }

  private void write(OrderAct act, Money money, Optional<PaymentAside> aside) {
    store.update(
        "INSERT INTO sale_payment (zone, payment_no, sale_no, provider, amount_fen, payer_check,"
            + " paid_at, aside, leaf_index) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        act.zone(),
        money.paymentNo(),
        act.saleNo(),
        money.provider(),
        money.amountFen(),
        money.payerCheck().name(),
        money.paidAt(),
        aside.map(PaymentAside::name).orElse(null),
        act.leafIndex());
  }

  private Optional<PaymentAside> aside(OrderHead head, Money money) {
    return new PaymentCase(
            head.stage(),
            head.amounts().totalFen(),
            head.identityVerifiedBy().isPresent(),
            rules.acceptUnknownPayer())
        .aside(money.amountFen(), money.payerCheck());
  }

  private Optional<Earlier> earlier(String zone, String paymentNo) {
    return store
        .query(
            "SELECT sale_no, payment_no, provider, amount_fen, payer_check, paid_at, leaf_index"
                + " FROM sale_payment WHERE zone = ? AND payment_no = ?",
            row ->
                new Earlier(
                    row.getString(1),
                    new Money(
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        PayerCheck.valueOf(row.getString(5)),
                        OrderStore.instant(row, "paid_at")),
                    row.getLong(7)),
            zone,
            paymentNo)
        .stream()
        .findFirst();
  }
}
