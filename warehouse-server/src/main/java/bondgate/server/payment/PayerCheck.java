package bondgate.server.payment;

/**
 * What the provider says about who paid, compared with who was said to buy. Neither the answer nor
 * the notification of WeChat Pay's Native payment or of Alipay's precreated trade tells it; WeChat
 * Pay tells it as {@code cert_check_result} when the payment is declared to customs with the
 * buyer's identity (支付单申报). Only the sandbox states it with the payment.
 */
public enum PayerCheck {
  /** Payer and buyer are one person. */
  SAME,
  /** Payer and buyer are two persons. */
  OTHER,
  /** Nobody said. */
  UNKNOWN
}
