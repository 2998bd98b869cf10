package bondgate.server.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A payment as it stands.
 *
 * @param amountFen what was asked for
 * @param sandbox whether no real money is meant
 * @param codeUrl what the QR code says; empty while starting
 * @param refunds in the order in which they were asked for
 */
public record PaymentView(
    String zone,
    String saleNo,
    String paymentNo,
    String provider,
    boolean sandbox,
    long amountFen,
    PaymentState state,
    Optional<String> codeUrl,
    Instant startedAt,
    Instant expiresAt,
    Optional<Money> money,
    List<Refund> refunds) {
  public PaymentView {
    refunds = List.copyOf(refunds);
  }

  /**
   * The money that came.
   *
   * @param transactionId the provider's number
   * @param amountFen what came, which may be another amount than was asked for
   * @param paidAt by the provider's clock
   */
  public record Money(String transactionId, long amountFen, Instant paidAt) {}

  /**
   * Money on its way back.
   *
   * @param code why it failed, in the provider's words
   */
  public record Refund(
      String refundNo,
      long amountFen,
      RefundState state,
      Optional<String> code,
      Instant askedAt,
      Optional<Instant> doneAt) {}
}
