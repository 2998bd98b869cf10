package bondgate.server.payment;

/** Where a refund stands. */
public enum RefundState {
  /** Written down; the provider has perhaps not heard of it, or works on it. */
  PENDING,
  /** The money went back. Final. */
  DONE,
  /**
   * The provider says that it could not be brought back, or refused. It may still be done later.
   */
  FAILED
}
