package bondgate.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The rows of the news. */
@ApplicationScoped
class PaymentInbox {
  private enum Kind {
    PAID,
    REFUNDED,
    REFUND_FAILED,
    EXPIRED,
    PAYER
  }

  private final PaymentSql sql;
  private final Event<PaymentNewsHappened> happened;

  @Inject
  PaymentInbox(PaymentSql sql, Event<PaymentNewsHappened> happened) {
    this.sql = sql;
    this.happened = happened;
  }

  @Transactional(TxType.MANDATORY)
  void paid(PaymentRow payment, Instant now) {
    add(payment, Kind.PAID, null, null, now);
  }

  @Transactional(TxType.MANDATORY)
  void payer(PaymentRow payment, Instant now) {
    add(payment, Kind.PAYER, null, null, now);
  }

  @Transactional(TxType.MANDATORY)
  void expired(PaymentRow payment, Instant now) {
    add(payment, Kind.EXPIRED, null, null, now);
  }

  @Transactional(TxType.MANDATORY)
  void refunded(PaymentRow payment, RefundRow refund, Instant now) {
    add(payment, Kind.REFUNDED, refund.refundNo(), null, now);
  }

  @Transactional(TxType.MANDATORY)
  void refundFailed(PaymentRow payment, RefundRow refund, String code, Instant now) {
    add(payment, Kind.REFUND_FAILED, refund.refundNo(), code, now);
  }

  private void add(PaymentRow payment, Kind kind, String refundNo, String code, Instant now) {
    // Held until the commit: a later id is never readable before an earlier one.
    sql.lock("payment_news");
    sql.change(
        "write down news of a payment",
        "INSERT INTO payment_news (payment_no, kind, refund_no, code, learnt_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        payment.paymentNo(),
        kind,
        refundNo,
        code,
        now);
    happened.fire(new PaymentNewsHappened(payment.zone()));
  }

  @Transactional
  List<PaymentNews> after(long id, int most) {
    return sql.all(
        "read the news of payments",
        PaymentInbox::read,
        "SELECT n.id, n.kind, n.refund_no, n.code, p.*, r.amount_fen AS refund_fen, r.done_at,"
            + " w.word, w.reason FROM payment_news n"
            + " JOIN payment p ON p.payment_no = n.payment_no"
            + " LEFT JOIN payment_payer w ON w.payment_no = n.payment_no AND w.word <> 'ASKED'"
            + " LEFT JOIN payment_refund r ON r.zone = p.zone AND r.refund_no = n.refund_no"
            + " WHERE n.id > ? ORDER BY n.id LIMIT ?",
        id,
        most);
  }

  private static PaymentNews read(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    PaymentRow card = PaymentRow.of(row);
    String no = card.paymentNo();
    return switch (Kind.valueOf(row.getString("kind"))) {
      case PAID -> {
        PaymentView.Money money = card.money().orElseThrow();
        yield new PaymentNews.Paid(
            id,
            card.zone(),
            card.saleNo(),
            no,
            card.provider(),
            money.transactionId(),
            money.amountFen(),
            money.paidAt());
      }
      case PAYER -> payer(row, id, card);
      case EXPIRED -> new PaymentNews.Expired(id, card.zone(), card.saleNo(), no);
      case REFUNDED ->
          new PaymentNews.Refunded(
              id,
              card.zone(),
              card.saleNo(),
              no,
              row.getString("refund_no"),
              row.getLong("refund_fen"),
              PaymentRow.instant(row, "done_at"));
      case REFUND_FAILED ->
          new PaymentNews.RefundFailed(
              id,
              card.zone(),
              card.saleNo(),
              no,
              row.getString("refund_no"),
              row.getLong("refund_fen"),
              row.getString("code"));
    };
  }

  private static PaymentNews payer(ResultSet row, long id, PaymentRow card) throws SQLException {
    PaymentView.Money money = card.money().orElseThrow();
    return new PaymentNews.Payer(
        id,
        card.zone(),
        card.saleNo(),
        card.paymentNo(),
        card.provider(),
        money.amountFen(),
        PayerCards.answer(row),
        money.paidAt());
  }
}
