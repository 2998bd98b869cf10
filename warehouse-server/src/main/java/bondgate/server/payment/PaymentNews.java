package bondgate.server.payment;

import java.time.Instant;

/** Something that a provider told us and that took effect here, once, in the order of the ids. */
public sealed interface PaymentNews {
  /** Its number; rises in the order in which the news became readable, with gaps. */
  long id();

  /** The zone of the sale. */
  String zone();

  /** The sale. */
  String saleNo();

  /** Our number of the payment. */
  String paymentNo();

  /** Money came: also after the sale was cancelled, and also another amount than was asked for. */
  record Paid(
      long id,
      String zone,
      String saleNo,
      String paymentNo,
      String provider,
      String transactionId,
      long amountFen,
      Instant paidAt)
      implements PaymentNews {}

  /**
   * The firm says who paid, or will not say it: once for each payment that it was asked about by
   * {@link Payers#ask}, after the money came.
   */
  record Payer(
      long id,
      String zone,
      String saleNo,
      String paymentNo,
      String provider,
      long amountFen,
      PayerAnswer answer,
      Instant paidAt)
      implements PaymentNews {}

  /** Money went back. */
  record Refunded(
      long id,
      String zone,
      String saleNo,
      String paymentNo,
      String refundNo,
      long amountFen,
      Instant at)
      implements PaymentNews {}

  /**
   * Money that was to go back did not. A refund that the provider calls abnormal may still be
   * followed by {@link Refunded}, after somebody saw to it in the provider's merchant pages.
   */
  record RefundFailed(
      long id,
      String zone,
      String saleNo,
      String paymentNo,
      String refundNo,
      long amountFen,
      String code)
      implements PaymentNews {}

  /** Nobody paid in time, and the provider takes no money any more. */
  record Expired(long id, String zone, String saleNo, String paymentNo) implements PaymentNews {}
}
