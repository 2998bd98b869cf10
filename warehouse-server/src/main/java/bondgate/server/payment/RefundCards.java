package bondgate.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The cards of refunds: each method is one transaction, with the news in it. */
@ApplicationScoped
class RefundCards {
  private final PaymentSql sql;
  private final PaymentInbox inbox;
  private final Exchanges exchanges;

  @Inject
  RefundCards(PaymentSql sql, PaymentInbox inbox, Exchanges exchanges) {
    this.sql = sql;
    this.inbox = inbox;
    this.exchanges = exchanges;
  }

  /** What became of writing a refund down. */
  sealed interface Begun {
    /** The provider is to be asked. */
    record Ask(RefundRow refund) implements Begun {}

    /** It is on its way, or done. */
    record Earlier(RefundState state) implements Begun {}

    /** It may not be. */
    record Refused(String code) implements Begun {}
  }

  /** Writes a refund down, once for each number. */
  @Transactional(TxType.REQUIRES_NEW)
  Begun begin(PaymentRow payment, String refundNo, long amountFen, String reason, Instant now) {
    sql.lock("refunds of " + payment.paymentNo());
    Optional<RefundRow> earlier = locked(payment.zone(), refundNo);
    if (earlier.isPresent()) {
      return repeated(payment, earlier.get(), amountFen);
    }
    if (payment.money().isEmpty()) {
      return new Begun.Refused("NOT_PAID");
    }
    // What failed still counts: the provider may yet bring it back.
    long before = ofPayment(payment.paymentNo()).stream().mapToLong(RefundRow::amountFen).sum();
    if (before + amountFen > payment.money().get().amountFen()) {
      return new Begun.Refused("MORE_THAN_PAID");
    }
    sql.change(
        "write down a refund",
        "INSERT INTO payment_refund (zone, refund_no, payment_no, amount_fen, reason, state,"
            + " asked_at, next_poll_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        payment.zone(),
        refundNo,
        payment.paymentNo(),
        amountFen,
        reason,
        RefundState.PENDING,
        now,
        PaymentPace.ofRefund(0, now));
    return new Begun.Ask(locked(payment.zone(), refundNo).orElseThrow());
  }

  private static Begun repeated(PaymentRow payment, RefundRow earlier, long amountFen) {
    if (!earlier.paymentNo().equals(payment.paymentNo()) || earlier.amountFen() != amountFen) {
      return new Begun.Refused("OTHER_CONTENT");
    }
    return earlier.state() == RefundState.FAILED
        ? new Begun.Ask(earlier)
        : new Begun.Earlier(earlier.state());
  }

  /**
   * The provider said how it stands.
   *
   * @return whether that changed anything
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean stands(
      PaymentRow payment,
      String refundNo,
      PaymentProvider.RefundStanding standing,
      RawExchange.About about,
      Wire wire,
      Instant now) {
    RefundRow refund = locked(payment.zone(), refundNo).orElse(null);
    if (refund == null
        || refund.state() == RefundState.DONE
        || !refund.paymentNo().equals(payment.paymentNo())) {
      return false;
    }
    boolean changed = takeEffect(payment, refund, standing, now);
    if (changed) {
      exchanges.keep(payment.paymentNo(), about, wire, now);
    }
    return changed;
  }

  private boolean takeEffect(
      PaymentRow payment, RefundRow refund, PaymentProvider.RefundStanding standing, Instant now) {
    Instant again = PaymentPace.ofRefund(refund.polls(), now);
    if (standing instanceof PaymentProvider.RefundStanding.Done done) {
      change(refund, RefundState.DONE, null, done.at(), null);
      inbox.refunded(payment, refund, now);
      return true;
    }
    if (standing instanceof PaymentProvider.RefundStanding.Failed failed) {
      change(refund, RefundState.FAILED, failed.code(), null, again);
      return tellFailed(payment, refund, failed.code(), now);
    }
    if (standing instanceof PaymentProvider.RefundStanding.Refused refused) {
      // The provider does not know it: there is nothing to ask until somebody tries again.
      change(refund, RefundState.FAILED, refused.code(), null, null);
      return tellFailed(payment, refund, refused.code(), now);
    }
    boolean wasFailed = refund.state() == RefundState.FAILED;
    change(refund, RefundState.PENDING, null, null, again);
    return wasFailed;
  }

  private boolean tellFailed(PaymentRow payment, RefundRow refund, String code, Instant now) {
    if (refund.state() == RefundState.FAILED && refund.code().equals(Optional.of(code))) {
      return false;
    }
    inbox.refundFailed(payment, refund, code, now);
    return true;
  }

  private void change(
      RefundRow refund, RefundState state, String code, Instant doneAt, Instant next) {
    sql.change(
        "write down how a refund stands",
        "UPDATE payment_refund SET state = ?, code = ?, done_at = ?, next_poll_at = ?,"
            + " polls = polls + 1 WHERE zone = ? AND refund_no = ?",
        state,
        code,
        doneAt,
        next,
        refund.zone(),
        refund.refundNo());
  }

  /** The provider did not answer: it is asked again later. */
  @Transactional(TxType.REQUIRES_NEW)
  void asked(RefundRow refund, Instant now) {
    sql.change(
        "write down when to ask about a refund",
        "UPDATE payment_refund SET polls = polls + 1, next_poll_at = ?"
            + " WHERE zone = ? AND refund_no = ? AND next_poll_at IS NOT NULL AND state <> ?",
        PaymentPace.ofRefund(refund.polls(), now),
        refund.zone(),
        refund.refundNo(),
        RefundState.DONE);
  }

  /** Those about which the provider is to be asked now, longest waiting first. */
  @Transactional(TxType.REQUIRES_NEW)
  List<RefundRow> due(Instant now, int most) {
    return sql.all(
        "read which refunds to ask about",
        RefundRow::of,
        "SELECT * FROM payment_refund WHERE next_poll_at <= ? ORDER BY next_poll_at LIMIT ?",
        now,
        most);
  }

  @Transactional
  List<RefundRow> ofPayment(String paymentNo) {
    return sql.all(
        "read the refunds of a payment",
        RefundRow::of,
        "SELECT * FROM payment_refund WHERE payment_no = ? ORDER BY asked_at, refund_no",
        paymentNo);
  }

  /** Those that were asked for in that time and not refused, with the provider's payments. */
  @Transactional
  List<RefundRow> askedWithin(String zone, String provider, Instant from, Instant before) {
    return sql.all(
        "read the refunds of a day",
        RefundRow::of,
        "SELECT r.* FROM payment_refund r JOIN payment p ON p.payment_no = r.payment_no"
            + " WHERE r.zone = ? AND p.provider = ? AND r.state <> ?"
            + " AND r.asked_at >= ? AND r.asked_at < ? ORDER BY r.refund_no",
        zone,
        provider,
        RefundState.FAILED,
        from,
        before);
  }

  private Optional<RefundRow> locked(String zone, String refundNo) {
    return sql.first(
        "read a refund to change it",
        RefundRow::of,
        "SELECT * FROM payment_refund WHERE zone = ? AND refund_no = ? FOR UPDATE",
        zone,
        refundNo);
  }
}
