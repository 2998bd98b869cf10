package bondgate.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Asks a provider, and writes down what it said: the same steps for a caller and for the duty. */
@ApplicationScoped
class ProviderTalk {
  private static final Logger LOG = Logger.getLogger(ProviderTalk.class);

  private final PaymentProviders providers;
  private final PaymentCards cards;
  private final RefundCards refunds;

  @Inject
  ProviderTalk(PaymentProviders providers, PaymentCards cards, RefundCards refunds) {
    this.providers = providers;
    this.cards = cards;
    this.refunds = refunds;
  }

  /** The provider of a payment, if it is still set up, and real or not as it was then. */
  PaymentProvider of(PaymentRow card) throws ProviderDownException {
    return providers
        .named(card.provider())
        .filter(provider -> provider.sandbox() == card.sandbox())
        .orElseThrow(
            () ->
                new ProviderDownException(
                    card.provider(),
                    card.paymentNo(),
                    "is not set up %s any more"
                        .formatted(card.sandbox() ? "as a sandbox" : "for real money")));
  }

  /** Asks how it stands; where it is over, takes the money or closes it. */
  PaymentRow query(PaymentProvider provider, PaymentRow card, Instant now)
      throws ProviderDownException {
    PaymentProvider.Heard<PaymentProvider.Standing> heard = provider.query(card);
    if (heard.said() instanceof PaymentProvider.Standing.Paid paid) {
      take(card, paid.money(), RawExchange.About.QUERY, heard.wire(), now);
      return cards.find(card.paymentNo()).orElseThrow();
    }
    if (heard.said() instanceof PaymentProvider.Standing.Gone) {
      return cards.closed(card.paymentNo(), true, RawExchange.About.QUERY, heard.wire(), now);
    }
    if (!now.isBefore(card.expiresAt())) {
      return close(provider, card, true, now);
    }
    cards.asked(card, now);
    return card;
  }

  /** Has it closed; where money came before, takes that. */
  PaymentRow close(PaymentProvider provider, PaymentRow card, boolean expired, Instant now)
      throws ProviderDownException {
    PaymentProvider.Heard<PaymentProvider.CloseAnswer> heard = provider.close(card);
    if (heard.said() instanceof PaymentProvider.CloseAnswer.Closed) {
      return cards.closed(card.paymentNo(), expired, RawExchange.About.CLOSE, heard.wire(), now);
    }
    if (heard.said() instanceof PaymentProvider.CloseAnswer.Refused refused) {
      throw new ProviderDownException(card.provider(), "close", refused.code());
    }
    PaymentProvider.Heard<PaymentProvider.Standing> standing = provider.query(card);
    if (standing.said() instanceof PaymentProvider.Standing.Paid paid) {
      take(card, paid.money(), RawExchange.About.QUERY, standing.wire(), now);
      return cards.find(card.paymentNo()).orElseThrow();
    }
    throw new ProviderDownException(
        card.provider(), "close", "says paid when closing, and not paid when asked");
  }

  /** Takes a provider's word that money came. */
  PaymentCards.Taken take(
      PaymentRow card, PaymentView.Money money, RawExchange.About about, Wire wire, Instant now) {
    PaymentCards.Taken taken =
        cards.paid(card.provider(), card.paymentNo(), money, about, wire, now);
    if (taken == PaymentCards.Taken.ANOTHER_TRANSACTION) {
      LOG.errorf(
          "payment %s was paid a second time, as transaction %s of %d fen: it is in the provider's"
              + " bill only; give it back in the provider's merchant pages",
          card.paymentNo(), money.transactionId(), money.amountFen());
    }
    return taken;
  }

  /** Asks that money goes back, and writes down how it stands then. */
  PaymentProvider.RefundStanding refund(
      PaymentProvider provider, PaymentRow card, RefundRow refund, Instant now)
      throws ProviderDownException {
    PaymentProvider.Heard<PaymentProvider.RefundStanding> heard = provider.refund(card, refund);
    // Asked, not written down: after a crash here the duty asks how it stands.
    refunds.stands(
        card, refund.refundNo(), heard.said(), RawExchange.About.REFUND, heard.wire(), now);
    return heard.said();
  }

  /** Asks how a refund stands; where the provider does not know it, asks for it again. */
  void queryRefund(PaymentProvider provider, PaymentRow card, RefundRow refund, Instant now)
      throws ProviderDownException {
    PaymentProvider.Heard<PaymentProvider.RefundStanding> heard =
        provider.queryRefund(card, refund);
    if (heard.said() instanceof PaymentProvider.RefundStanding.NoSuch) {
      refund(provider, card, refund, now);
      return;
    }
    refunds.stands(
        card, refund.refundNo(), heard.said(), RawExchange.About.REFUND_QUERY, heard.wire(), now);
  }
}
