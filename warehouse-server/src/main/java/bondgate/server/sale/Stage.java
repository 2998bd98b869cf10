package bondgate.server.sale;

/** The states of {@link OrderState} without what they carry, as rows of the transition table. */
enum Stage {
  PLACED,
  PAID,
  REFUND_DUE,
  RELEASED,
  GONE,
  CANCELLED,
  REFUNDED,
  RETURNED
}
