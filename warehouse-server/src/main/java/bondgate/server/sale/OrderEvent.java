package bondgate.server.sale;

/** What can happen to an order, as columns of the transition table. */
enum OrderEvent {
  /** The right money came, from whom it may come. */
  PAY,
  /** Money came that does not pay the order. */
  PAY_ASIDE,
  /** Customs released it. */
  RELEASE,
  /** Customs refused it. */
  REFUSE,
  /** It is given up, by time, shopper or staff. */
  CANCEL,
  /** The same, while money that does not pay it has to go back. */
  CANCEL_OWING,
  /** Customs confirmed that the declaration is withdrawn. */
  CANCEL_BY_CUSTOMS,
  /** A part of the money that is due went back. */
  REFUND_PART,
  /** The last of it went back. */
  REFUND_ALL,
  /** One of its pieces left, and others are still there. */
  LEAVE,
  /** The last of its pieces left. */
  LEAVE_LAST,
  /** Pieces of it came back. */
  RETURN
}
