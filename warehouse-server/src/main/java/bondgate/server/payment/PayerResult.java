package bondgate.server.payment;

import java.time.Instant;

/** What became of asking whether the payer of a payment is its buyer. */
public sealed interface PayerResult {
  /** The firm has answered, now or before; {@link PaymentNews.Payer} tells it too. */
  record Said(PayerAnswer answer) implements PayerResult {}

  /** The firm was not to be reached, or somebody asks just now: ask again from then on. */
  record NotYet(Instant again) implements PayerResult {}

  /** The firm was asked about another buyer of that payment before; it is not asked about two. */
  record OtherBuyer() implements PayerResult {}

  /** There is no such payment in that zone, or no money has come. */
  record NotPaid() implements PayerResult {}
}
