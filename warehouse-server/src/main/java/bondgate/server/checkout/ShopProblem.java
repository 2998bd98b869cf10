package bondgate.server.checkout;

/** What can speak against an order in the web shop; the page has a sentence for each. */
public enum ShopProblem {
  /** No piece was chosen. */
  NOTHING_CHOSEN,
  /** The warehouse has not so many free pieces. */
  NOT_SO_MANY,
  /** The order's value is above the limit for one order 单次交易限值. */
  SINGLE_LIMIT,
  /** The buyer's year is used up 年度交易限值. */
  ANNUAL_LIMIT,
  /** Something is not on the positive list, or has no rate on this day. */
  NOT_TAXABLE,
  /** What is to be paid is not what was shown any more. */
  AMOUNT_CHANGED,
  /** The notice was not accepted, or another version is in force. */
  NOTICE_NOT_ACCEPTED,
  /** No name, or one that is too long. */
  NAME_MISSING,
  /** Not 18 characters, no date of birth, or the last one does not fit the others (GB 11643). */
  NUMBER_WRONG,
  PHONE_WRONG,
  CONSIGNEE_MISSING,
  CONSIGNEE_PHONE_WRONG,
  /** Fewer than 5 or more than 200 characters. */
  ADDRESS_MISSING,
  /** Another order took a piece at the same moment. */
  JUST_TAKEN,
  /** The form is none of ours, or was made with another key. */
  FORM_UNKNOWN,
  /** The order was refused for a reason that the shopper cannot change. */
  NOT_NOW,
  /** Nobody could tell in time whether it took effect: the same may be sent again. */
  BUSY,
  /**
   * The form was sent before with other content, and nobody could tell whether that took effect.
   */
  SENT_OTHERWISE
}
