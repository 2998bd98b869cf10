package bondgate.server.payment;

/** Where a payment stands. */
public enum PaymentState {
  /** Numbered and written down; the provider has perhaps not heard of it. */
  STARTING,
  /** The shopper can pay. */
  OPEN,
  /** Money came. Final, also if it came after {@link #CLOSED}. */
  PAID,
  /** No money came, and the provider takes none any more. */
  CLOSED
}
