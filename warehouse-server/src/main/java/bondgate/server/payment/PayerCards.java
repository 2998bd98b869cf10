package bondgate.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What firms were asked and said about who paid: rows that are only ever added. Each method is one
 * transaction.
 */
@ApplicationScoped
class PayerCards {
  private final PaymentSql sql;
  private final PaymentInbox inbox;
  private final Exchanges exchanges;
  private final ExchangeSafe safe;

  @Inject
  PayerCards(PaymentSql sql, PaymentInbox inbox, Exchanges exchanges, ExchangeSafe safe) {
    this.sql = sql;
    this.inbox = inbox;
    this.exchanges = exchanges;
    this.safe = safe;
  }

  /** Whether the firm is to be asked now. */
  sealed interface Begun {
    /**
     * It is; that is written down.
     *
     * @param waited since the first question
     * @param again when to ask again, should no answer come
     */
    record Ask(Duration waited, Instant again) implements Begun {}

    /** It has answered before. */
    record Earlier(PayerAnswer answer) implements Begun {}

    /** It was asked about somebody else. */
    record OtherBuyer() implements Begun {}
  }

  private record Row(String buyer, Instant at, Optional<PayerAnswer> answer) {}

  /** The buyer as he may stand in the clear. */
  String digest(String paymentNo, SaidBuyer buyer) {
    return safe.digest("payer\n" + paymentNo + "\n" + buyer.idNumber() + "\n" + buyer.name());
  }

  /** Writes down that the firm is asked, if it is to be. */
  @Transactional(TxType.REQUIRES_NEW)
  Begun begin(String paymentNo, String buyer, Instant now) {
    lock(paymentNo);
    List<Row> rows = rows(paymentNo);
    if (rows.stream().anyMatch(row -> !row.buyer().equals(buyer))) {
      return new Begun.OtherBuyer();
    }
    Optional<PayerAnswer> said = rows.stream().flatMap(row -> row.answer().stream()).findFirst();
    if (said.isPresent()) {
      return new Begun.Earlier(said.get());
    }
    Instant again = PaymentPace.ofPayer(rows.size(), now);
    add(paymentNo, "ASKED", null, buyer, now);
    sql.change(
        "write down when to ask again who paid",
        "UPDATE payment SET payer_next_at = ? WHERE payment_no = ?",
        again,
        paymentNo);
    Instant first = rows.isEmpty() ? now : rows.get(0).at();
    return new Begun.Ask(Duration.between(first, now), again);
  }

  /**
   * Keeps an answer, its bytes and the news of it, once: an earlier answer stands.
   *
   * @param wire empty where nothing went over the wire
   */
  @Transactional(TxType.REQUIRES_NEW)
  PayerAnswer said(
      PaymentRow payment, String buyer, PayerAnswer answer, Optional<Wire> wire, Instant now) {
    String no = payment.paymentNo();
    lock(no);
    Optional<PayerAnswer> earlier =
        rows(no).stream().flatMap(row -> row.answer().stream()).findFirst();
    if (earlier.isPresent()) {
      return earlier.get();
    }
    String reason = answer instanceof PayerAnswer.Unknown unknown ? unknown.reason() : null;
    add(no, word(answer), reason, buyer, now);
    wire.ifPresent(bytes -> exchanges.keep(no, RawExchange.About.PAYER, bytes, now));
    sql.change(
        "write down that it is known who paid",
        "UPDATE payment SET payer_next_at = NULL WHERE payment_no = ?",
        no);
    inbox.payer(payment, now);
    return answer;
  }

  /** Ends asking about a payment, since nobody knows its buyer any more. */
  @Transactional(TxType.REQUIRES_NEW)
  void withoutBuyer(PaymentRow payment, Instant now) {
    rows(payment.paymentNo()).stream()
        .findFirst()
        .ifPresent(
            row ->
                said(
                    payment,
                    row.buyer(),
                    new PayerAnswer.Unknown(PayerAnswer.Unknown.NO_BUYER),
                    Optional.empty(),
                    now));
  }

  /** Payments whose firm was asked, has not answered, and is to be asked again by then. */
  @Transactional
  List<PaymentRow> due(String zone, Instant now, int most) {
    return sql.all(
        "read whose payer to ask about",
        PaymentRow::of,
        "SELECT * FROM payment WHERE zone = ? AND payer_next_at <= ?"
            + " ORDER BY payer_next_at LIMIT ?",
        zone,
        now,
        most);
  }

  /** Whether the firm was asked about a payment and has not answered. */
  @Transactional
  boolean isOpen(String paymentNo) {
    return sql.first(
            "read whether it is asked who paid",
            row -> 1,
            "SELECT 1 FROM payment WHERE payment_no = ? AND payer_next_at IS NOT NULL",
            paymentNo)
        .isPresent();
  }

  private void lock(String paymentNo) {
    sql.first(
        "lock a payment",
        row -> 1,
        "SELECT 1 FROM payment WHERE payment_no = ? FOR UPDATE",
        paymentNo);
  }

  private List<Row> rows(String paymentNo) {
    return sql.all(
        "read who paid",
        row ->
            new Row(
                row.getString("buyer"),
                PaymentRow.instant(row, "at"),
                row.getString("word").equals("ASKED")
                    ? Optional.empty()
                    : Optional.of(answer(row))),
        "SELECT word, reason, buyer, at FROM payment_payer WHERE payment_no = ? ORDER BY id",
        paymentNo);
  }

  private void add(String paymentNo, String word, String reason, String buyer, Instant now) {
    sql.change(
        "write down who paid",
        "INSERT INTO payment_payer (payment_no, word, reason, buyer, at) VALUES (?, ?, ?, ?, ?)",
        paymentNo,
        word,
        reason,
        buyer,
        now);
  }

  private static String word(PayerAnswer answer) {
    if (answer instanceof PayerAnswer.Same) {
      return "SAME";
    }
    return answer instanceof PayerAnswer.Different ? "DIFFERENT" : "UNKNOWN";
  }

  /** The answer of a row with {@code word} and {@code reason}. */
  static PayerAnswer answer(ResultSet row) throws SQLException {
    String word = row.getString("word");
    return switch (word) {
      case "SAME" -> new PayerAnswer.Same();
      case "DIFFERENT" -> new PayerAnswer.Different();
      case "UNKNOWN" -> new PayerAnswer.Unknown(row.getString("reason"));
      default -> throw new IllegalStateException("no answer: " + word);
    };
  }
}
