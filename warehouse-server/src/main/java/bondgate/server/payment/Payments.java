package bondgate.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What shoppers are asked to pay, and what they get back. Every method may be repeated. None may be
 * called inside of a transaction: they ask a provider over the wire, and write down what is known
 * before and after.
 */
@ApplicationScoped
public class Payments {
  private static final Logger LOG = Logger.getLogger(Payments.class);
  private static final String REFUND_NO = "[0-9A-Za-z_-]{1,64}";
  private static final int LONGEST_REASON = 40;

  private final PaymentProviders providers;
  private final PaymentCards cards;
  private final RefundCards refunds;
  private final Exchanges exchanges;
  private final ProviderTalk talk;

  @Inject
  Payments(
      PaymentProviders providers,
      PaymentCards cards,
      RefundCards refunds,
      Exchanges exchanges,
      ProviderTalk talk) {
    this.providers = providers;
    this.cards = cards;
    this.refunds = refunds;
    this.exchanges = exchanges;
    this.talk = talk;
  }

  /**
   * Asks the provider for a code that the shopper can pay. A repeat gives the same code; expiry and
   * description of the first one stand.
   */
  public StartResult start(PaymentOrder order, Instant now) {
    PaymentProvider provider = providers.named(order.provider()).orElse(null);
    if (provider == null) {
      return new StartResult.UnknownProvider(order.provider(), providers.names());
    }
    PaymentRow card = cards.liveOrNew(order, provider.sandbox(), now);
    if (!card.isFor(order) || card.sandbox() != provider.sandbox()) {
      return new StartResult.IsOtherwise(card.paymentNo(), card.provider(), card.amountFen());
    }
    if (card.codeUrl().isPresent()) {
      return new StartResult.Again(card.paymentNo(), card.codeUrl().get());
    }
    // Written down, perhaps not asked: after a crash here the repeat asks with the same number.
    try {
      PaymentProvider.Heard<PaymentProvider.StartAnswer> heard = provider.start(card);
      // Asked, not written down: the repeat gets the same code from the provider.
      return started(card, heard, now);
    } catch (ProviderDownException e) {
      LOG.warnf("payment %s was not started: %s", card.paymentNo(), e.getMessage());
      return new StartResult.ProviderDown(e.getMessage());
    }
  }

  private StartResult started(
      PaymentRow card, PaymentProvider.Heard<PaymentProvider.StartAnswer> heard, Instant now) {
    if (heard.said() instanceof PaymentProvider.StartAnswer.Refused refused) {
      LOG.warnf("payment %s: the provider refused: %s", card.paymentNo(), refused.code());
      return new StartResult.ProviderDown(card.provider() + " refused: " + refused.code());
    }
    String url = ((PaymentProvider.StartAnswer.Code) heard.said()).url();
    PaymentRow opened = cards.opened(card.paymentNo(), url, heard.wire(), now);
    if (opened.state() == PaymentState.CLOSED) {
      return new StartResult.ProviderDown("payment %s was closed".formatted(card.paymentNo()));
    }
    return new StartResult.Started(card.paymentNo(), opened.codeUrl().orElse(url));
  }

  /** Asks the provider to take no money for it any more: before a sale is cancelled. */
  public CloseResult close(String zone, String paymentNo, Instant now) {
    PaymentRow card = inZone(zone, paymentNo).orElse(null);
    if (card == null) {
      return new CloseResult.UnknownPayment();
    }
    if (card.state() == PaymentState.PAID || card.state() == PaymentState.CLOSED) {
      return closed(card);
    }
    try {
      return closed(talk.close(provider(card), card, false, now));
    } catch (ProviderDownException e) {
      LOG.warnf("payment %s was not closed: %s", paymentNo, e.getMessage());
      return new CloseResult.ProviderDown(e.getMessage());
    }
  }

  private static CloseResult closed(PaymentRow card) {
    return card.money().isEmpty()
        ? new CloseResult.Closed()
        : new CloseResult.WasPaid(
            card.money().get().transactionId(),
            card.money().get().amountFen(),
            card.money().get().paidAt());
  }

  /**
   * Asks that money goes back.
   *
   * @param refundNo ours, 1 to 64 letters, digits, hyphens or underscores: the same one for the
   *     same money, however often it is tried
   * @param amountFen 1 to what came and did not go back yet
   * @param reason what the shopper reads: 1 to 40 characters, nothing about the person
   */
  public RefundResult refund(
      String zone, String paymentNo, String refundNo, long amountFen, String reason, Instant now) {
    if (!refundNo.matches(REFUND_NO) || amountFen < 1) {
      throw new IllegalArgumentException(
          "a refund has a number like %s and at least 1 fen; received '%s', %d"
              .formatted(REFUND_NO, refundNo, amountFen));
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "a reason has 1 to %d characters; received '%s'".formatted(LONGEST_REASON, reason));
    }
    PaymentRow card = inZone(zone, paymentNo).orElse(null);
    if (card == null) {
      return new RefundResult.Refused("UNKNOWN_PAYMENT");
    }
    RefundCards.Begun begun = refunds.begin(card, refundNo, amountFen, reason, now);
    if (begun instanceof RefundCards.Begun.Refused refused) {
      return new RefundResult.Refused(refused.code());
    }
    if (begun instanceof RefundCards.Begun.Earlier earlier) {
      return new RefundResult.Again(earlier.state());
    }
    RefundRow refund = ((RefundCards.Begun.Ask) begun).refund();
    // Written down, perhaps not asked: after a crash here the duty asks with the same number.
    try {
      return refunded(talk.refund(provider(card), card, refund, now));
    } catch (ProviderDownException e) {
      LOG.warnf("refund %s is not known to be taken: %s", refundNo, e.getMessage());
      return new RefundResult.ProviderDown(e.getMessage());
    }
  }

  private static RefundResult refunded(PaymentProvider.RefundStanding standing) {
    if (standing instanceof PaymentProvider.RefundStanding.Refused refused) {
      return new RefundResult.Refused(refused.code());
    }
    if (standing instanceof PaymentProvider.RefundStanding.Failed) {
      return new RefundResult.Again(RefundState.FAILED);
    }
    return new RefundResult.Accepted();
  }

  private PaymentProvider provider(PaymentRow card) throws ProviderDownException {
    return talk.of(card);
  }

  /** A payment as it stands. */
  public Optional<PaymentView> view(String zone, String paymentNo) {
    return inZone(zone, paymentNo).map(this::view);
  }

  /** All payments of a sale, in the order in which they were started. */
  public List<PaymentView> ofSale(String zone, String saleNo) {
    return cards.ofSale(zone, saleNo).stream().map(this::view).toList();
  }

  /**
   * The bytes that were sent and received about a payment, in order: what customs asks for as
   * initalRequest and initalResponse is the one about {@link RawExchange.About#START}.
   */
  public List<RawExchange> raw(String zone, String paymentNo) {
    return inZone(zone, paymentNo).isPresent() ? exchanges.of(paymentNo) : List.of();
  }

  private PaymentView view(PaymentRow card) {
    return new PaymentView(
        card.zone(),
        card.saleNo(),
        card.paymentNo(),
        card.provider(),
        card.sandbox(),
        card.amountFen(),
        card.state(),
        card.codeUrl(),
        card.startedAt(),
        card.expiresAt(),
        card.money(),
        refunds.ofPayment(card.paymentNo()).stream().map(RefundRow::view).toList());
  }

  private Optional<PaymentRow> inZone(String zone, String paymentNo) {
    return cards.find(paymentNo).filter(card -> card.zone().equals(zone));
  }
}
