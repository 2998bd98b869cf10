package bondgate.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Whether the one who paid is the one who buys, which the firms say when a payment is declared to
 * customs with the buyer's identity. Who buys is not kept here, so the caller asks again, with the
 * same buyer, about {@link #due} payments. None may be called inside of a transaction.
 */
@ApplicationScoped
public class Payers {
  private static final Logger LOG = Logger.getLogger(Payers.class);
  private static final int MOST_AT_ONCE = 50;

  private final PaymentCards cards;
  private final PayerCards payers;
  private final ProviderTalk talk;

  /** Asked by a thread just now: Alipay compares once, and only the first question is answered. */
  private final Set<String> asking = ConcurrentHashMap.newKeySet();

  @Inject
  Payers(PaymentCards cards, PayerCards payers, ProviderTalk talk) {
    this.cards = cards;
    this.payers = payers;
    this.talk = talk;
  }

  /** A payment about which the firm is to be asked again. */
  public record Due(String paymentNo, String saleNo) {}

  /**
   * Asks the firm, unless it has answered before. What it says stands and is news, once.
   *
   * @param patience from the first question: a firm that is still down then says nothing
   */
  public PayerResult ask(
      String zone, String paymentNo, SaidBuyer buyer, Duration patience, Instant now) {
    Optional<PaymentRow> card =
        cards.find(paymentNo).filter(row -> row.zone().equals(zone) && row.money().isPresent());
    if (card.isEmpty()) {
      return new PayerResult.NotPaid();
    }
    if (!asking.add(paymentNo)) {
      return new PayerResult.NotYet(PaymentPace.ofPayer(0, now));
    }
    try {
      return ask(card.get(), buyer, patience, now);
    } finally {
      asking.remove(paymentNo);
    }
  }

  private PayerResult ask(PaymentRow card, SaidBuyer buyer, Duration patience, Instant now) {
    String digest = payers.digest(card.paymentNo(), buyer);
    PayerCards.Begun begun = payers.begin(card.paymentNo(), digest, now);
    if (begun instanceof PayerCards.Begun.Earlier earlier) {
      return new PayerResult.Said(earlier.answer());
    }
    if (begun instanceof PayerCards.Begun.OtherBuyer) {
      return new PayerResult.OtherBuyer();
    }
    PayerCards.Begun.Ask ask = (PayerCards.Begun.Ask) begun;
    // Written down, perhaps not asked: after a crash here the payment is due, and asked about anew.
    try {
      PaymentProvider.Heard<PayerAnswer> heard = talk.of(card).payer(card, buyer);
      // Answered, not written down: WeChat Pay then says it again; Alipay does not, and nobody
      // knows.
      Optional<Wire> wire = Optional.of(heard.wire()).filter(bytes -> bytes.request().length > 0);
      return new PayerResult.Said(payers.said(card, digest, heard.said(), wire, now));
    } catch (ProviderDownException e) {
      LOG.warnf("payer of payment %s: %s", card.paymentNo(), e.getMessage());
      if (ask.waited().compareTo(patience) < 0) {
        return new PayerResult.NotYet(ask.again());
      }
      PayerAnswer none = new PayerAnswer.Unknown(PayerAnswer.Unknown.NOT_SAID_IN_TIME);
      return new PayerResult.Said(payers.said(card, digest, none, Optional.empty(), now));
    }
  }

  /** Ends asking about a payment whose buyer nobody knows any more: nobody says who paid it. */
  public void withoutBuyer(String zone, String paymentNo, Instant now) {
    cards
        .find(paymentNo)
        .filter(row -> row.zone().equals(zone))
        .ifPresent(row -> payers.withoutBuyer(row, now));
  }

  /** Payments about which the firm was asked, did not answer, and is to be asked again by now. */
  public List<Due> due(String zone, Instant now) {
    return payers.due(zone, now, MOST_AT_ONCE).stream()
        .map(row -> new Due(row.paymentNo(), row.saleNo()))
        .toList();
  }

  /** Whether the firm was asked and has not answered yet. */
  public boolean isOpen(String paymentNo) {
    return payers.isOpen(paymentNo);
  }
}
