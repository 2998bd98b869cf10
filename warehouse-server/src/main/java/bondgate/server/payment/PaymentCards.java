package bondgate.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The cards of payments: each method is one transaction, with the news in it. What a provider said
 * is taken once, however often and in whichever order it says it.
 */
@ApplicationScoped
class PaymentCards {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneId.of("Asia/Shanghai"));
  private static final int RANDOM_BYTES = 6;

  private final PaymentSql sql;
  private final PaymentInbox inbox;
  private final Exchanges exchanges;
  private final RandomGenerator random;

  @Inject
  PaymentCards(PaymentSql sql, PaymentInbox inbox, Exchanges exchanges, RandomGenerator random) {
    this.sql = sql;
    this.inbox = inbox;
    this.exchanges = exchanges;
    this.random = random;
  }

  /** What became of a provider's word that money came. */
  enum Taken {
    NOW,
    BEFORE,
    /** The card has money of another transaction already. */
    ANOTHER_TRANSACTION,
    UNKNOWN_PAYMENT
  }

  /** The sale's payment that is open or paid; where there is none, a new card. */
  @Transactional(TxType.REQUIRES_NEW)
  PaymentRow liveOrNew(PaymentOrder order, boolean sandbox, Instant now) {
    sql.lock("payment of " + order.zone() + "/" + order.saleNo());
    Optional<PaymentRow> live =
        ofSale(order.zone(), order.saleNo()).stream()
            .filter(row -> row.state() != PaymentState.CLOSED)
            .reduce((earlier, later) -> later);
    if (live.isPresent()) {
      return live.get();
    }
    String paymentNo = newNumber(now);
    sql.change(
        "write down a payment",
        "INSERT INTO payment (payment_no, zone, sale_no, provider, sandbox, amount_fen,"
            + " description, state, started_at, expires_at, next_poll_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        paymentNo,
        order.zone(),
        order.saleNo(),
        order.provider(),
        sandbox,
        order.amountFen(),
        order.description(),
        PaymentState.STARTING,
        now,
        order.expiresAt(),
        PaymentPace.ofPayment(0, now, order.expiresAt()));
    return find(paymentNo).orElseThrow();
  }

  /** The second in China, for people, and 48 random bits, so that nobody guesses a number. */
  private String newNumber(Instant now) {
    byte[] bits = new byte[RANDOM_BYTES];
    random.nextBytes(bits);
    return "B" + SECOND.format(now) + HexFormat.of().formatHex(bits);
  }

  /** The provider has a code for it; the card as it stands now. */
  @Transactional(TxType.REQUIRES_NEW)
  PaymentRow opened(String paymentNo, String codeUrl, Wire wire, Instant now) {
    if (locked(paymentNo).orElseThrow().state() == PaymentState.STARTING) {
      sql.change(
          "open a payment",
          "UPDATE payment SET state = ?, code_url = ? WHERE payment_no = ?",
          PaymentState.OPEN,
          codeUrl,
          paymentNo);
      exchanges.keep(paymentNo, RawExchange.About.START, wire, now);
    }
    return find(paymentNo).orElseThrow();
  }

  /**
   * Money came. It is taken in every state: that the sale is cancelled, or the amount another one,
   * is for whoever reads the news.
   */
  @Transactional(TxType.REQUIRES_NEW)
  Taken paid(
      String provider,
      String paymentNo,
      PaymentView.Money money,
      RawExchange.About about,
      Wire wire,
      Instant now) {
    PaymentRow row = locked(paymentNo).filter(r -> r.provider().equals(provider)).orElse(null);
    if (row == null) {
      return Taken.UNKNOWN_PAYMENT;
    }
    if (row.money().isPresent()) {
      boolean same = row.money().get().transactionId().equals(money.transactionId());
      if (!same) {
        exchanges.keep(paymentNo, about, wire, now);
      }
      return same ? Taken.BEFORE : Taken.ANOTHER_TRANSACTION;
    }
    sql.change(
        "write down that money came",
        "UPDATE payment SET state = ?, transaction_id = ?, paid_fen = ?,"
            + " paid_at = ?, next_poll_at = NULL WHERE payment_no = ?",
        PaymentState.PAID,
        money.transactionId(),
        money.amountFen(),
        money.paidAt(),
        paymentNo);
    exchanges.keep(paymentNo, about, wire, now);
    inbox.paid(row, now);
    return Taken.NOW;
  }

  /**
   * The provider takes no money for it any more; the card as it stands now, which may be paid.
   *
   * @param expired whether it ended by itself, which is news
   */
  @Transactional(TxType.REQUIRES_NEW)
  PaymentRow closed(
      String paymentNo, boolean expired, RawExchange.About about, Wire wire, Instant now) {
    PaymentRow row = locked(paymentNo).orElseThrow();
    if (row.state() == PaymentState.STARTING || row.state() == PaymentState.OPEN) {
      sql.change(
          "close a payment",
          "UPDATE payment SET state = ?, next_poll_at = NULL WHERE payment_no = ?",
          PaymentState.CLOSED,
          paymentNo);
      exchanges.keep(paymentNo, about, wire, now);
      if (expired) {
        inbox.expired(row, now);
      }
    }
    return find(paymentNo).orElseThrow();
  }

  /** Those about which the provider is to be asked now, longest waiting first. */
  @Transactional(TxType.REQUIRES_NEW)
  List<PaymentRow> due(Instant now, int most) {
    return sql.all(
        "read which payments to ask about",
        PaymentRow::of,
        "SELECT * FROM payment WHERE next_poll_at <= ? ORDER BY next_poll_at LIMIT ?",
        now,
        most);
  }

  /** It was asked about, and nothing changed. */
  @Transactional(TxType.REQUIRES_NEW)
  void asked(PaymentRow row, Instant now) {
    sql.change(
        "write down when to ask about a payment",
        "UPDATE payment SET polls = polls + 1, next_poll_at = ?"
            + " WHERE payment_no = ? AND next_poll_at IS NOT NULL",
        PaymentPace.ofPayment(row.polls(), now, row.expiresAt()),
        row.paymentNo());
  }

  @Transactional
  Optional<PaymentRow> find(String paymentNo) {
    return sql.first(
        "read a payment", PaymentRow::of, "SELECT * FROM payment WHERE payment_no = ?", paymentNo);
  }

  /** In the order in which they were started. */
  @Transactional
  List<PaymentRow> ofSale(String zone, String saleNo) {
    return sql.all(
        "read the payments of a sale",
        PaymentRow::of,
        "SELECT * FROM payment WHERE zone = ? AND sale_no = ? ORDER BY started_at, payment_no",
        zone,
        saleNo);
  }

  /** Those for which money came in that time. */
  @Transactional
  List<PaymentRow> paidWithin(String zone, String provider, Instant from, Instant before) {
    return sql.all(
        "read the payments of a day",
        PaymentRow::of,
        "SELECT * FROM payment WHERE zone = ? AND provider = ? AND state = ?"
            + " AND paid_at >= ? AND paid_at < ? ORDER BY payment_no",
        zone,
        provider,
        PaymentState.PAID,
        from,
        before);
  }

  private Optional<PaymentRow> locked(String paymentNo) {
    return sql.first(
        "read a payment to change it",
        PaymentRow::of,
        "SELECT * FROM payment WHERE payment_no = ? FOR UPDATE",
        paymentNo);
  }
}
