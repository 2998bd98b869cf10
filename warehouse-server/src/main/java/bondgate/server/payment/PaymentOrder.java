package bondgate.server.payment;

import java.time.Instant;
import java.util.Objects;

/**
 * What a shopper is to pay.
 *
 * @param zone the zone that sells
 * @param saleNo the sale; it has at most one payment at a time that is open or paid
 * @param provider name of the payment provider, {@code wechat} or {@code alipay}
 * @param amountFen 1 to 100 000 000 fen
 * @param description what the shopper reads in the provider's app: 1 to 40 characters, nothing
 *     about the person (WeChat Pay allows 127 bytes)
 * @param expiresAt until when it can be paid, to the second; the provider refuses later ones
 */
public record PaymentOrder(
    String zone,
    String saleNo,
    String provider,
    long amountFen,
    String description,
    Instant expiresAt) {
  private static final long MOST_FEN = 100_000_000L;
  private static final int LONGEST_DESCRIPTION = 40;

  public PaymentOrder {
    Objects.requireNonNull(zone);
    Objects.requireNonNull(saleNo);
    Objects.requireNonNull(provider);
    Objects.requireNonNull(expiresAt);
    if (amountFen < 1 || amountFen > MOST_FEN) {
      throw new IllegalArgumentException(
          "an amount is 1 to %d fen; received %d".formatted(MOST_FEN, amountFen));
    }
    if (description.isBlank() || description.length() > LONGEST_DESCRIPTION) {
      throw new IllegalArgumentException(
          "a description has 1 to %d characters; received '%s'"
              .formatted(LONGEST_DESCRIPTION, description));
    }
  }
}
