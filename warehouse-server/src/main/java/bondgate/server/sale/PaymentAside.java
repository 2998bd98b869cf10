package bondgate.server.sale;

/** Why money that came does not pay its order and has to go back. */
public enum PaymentAside {
  /** Not what the order comes to. */
  WRONG_AMOUNT,
  /** The order had ended before. */
  LATE,
  /** The order was paid before. */
  SECOND_PAYMENT,
  /** Another person paid, and no recognised service verified who the buyer is. */
  PAYER_DIFFERS,
  /** Nobody says who paid, and no recognised service verified who the buyer is. */
  PAYER_UNKNOWN
}
