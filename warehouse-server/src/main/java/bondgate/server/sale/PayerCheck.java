package bondgate.server.sale;

/** Whether the payment firm says that the payer 付款人 is the buyer 订购人. */
public enum PayerCheck {
  /** The same person. */
  SAME,
  /** Another person. */
  OTHER,
  /** The firm does not say. */
  UNKNOWN
}
