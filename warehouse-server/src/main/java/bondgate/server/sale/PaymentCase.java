package bondgate.server.sale;

import java.util.Optional;

/**
 * Decides whether money pays its order. Pure.
 *
 * @param stage where the order stands
 * @param totalFen what it comes to
 * @param identityVerified whether a recognised service verified who the buyer is
 * @param acceptUnknown whether money counts of which nobody says who paid
 */
record PaymentCase(Stage stage, long totalFen, boolean identityVerified, boolean acceptUnknown) {
  /** Why it does not pay the order; empty if it does. */
  Optional<PaymentAside> aside(long amountFen, PayerCheck payer) {
    return switch (stage) {
      case PAID, RELEASED, GONE, RETURNED -> Optional.of(PaymentAside.SECOND_PAYMENT);
      case REFUND_DUE, CANCELLED, REFUNDED -> Optional.of(PaymentAside.LATE);
      case PLACED -> amountFen == totalFen ? of(payer) : Optional.of(PaymentAside.WRONG_AMOUNT);
    };
  }

  /** Buyer and payer are the same person, unless a recognised service says who the buyer is. */
  private Optional<PaymentAside> of(PayerCheck payer) {
    if (identityVerified) {
      return Optional.empty();
    }
    return switch (payer) {
      case SAME -> Optional.empty();
      case OTHER -> Optional.of(PaymentAside.PAYER_DIFFERS);
      case UNKNOWN -> acceptUnknown ? Optional.empty() : Optional.of(PaymentAside.PAYER_UNKNOWN);
    };
  }
}
