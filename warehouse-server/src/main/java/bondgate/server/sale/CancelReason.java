package bondgate.server.sale;

/** Why an order ends without a sale. */
public enum CancelReason {
  /** It was not paid in time. */
  TIMEOUT,
  /** The shopper changed his mind. */
  SHOPPER,
  /** Staff ended it. */
  STAFF,
  /** Customs confirmed that what was declared is withdrawn 撤单. */
  CUSTOMS
}
