package bondgate.server.customs;

/** What can be wrong with a message. Words and what to do: {@link CustomsWords}. */
public enum FindingCode {
  /** An element that must be there is not, or is empty. */
  MISSING,
  /** An element that the message does not have, or in a place where it does not belong. */
  UNKNOWN_ELEMENT,
  /** Longer than the element may be, or not of its exact length. */
  LENGTH,
  /** No number, too many digits, or too many decimals. */
  NUMBER,
  /** No time of customs' form. */
  TIME,
  /** A letter that XML or customs does not take. */
  LETTER,
  /** Another value than the only one that is allowed. */
  FIXED_VALUE,
  /** A code that the table does not have. */
  CODE,
  /** Too few or too many lines or documents. */
  COUNT,
  /** Line numbers that do not count from 1. */
  LINE_NUMBER,
  /** A line's total that is not price times quantity. */
  LINE_TOTAL,
  /** The goods' value that is not the sum of the lines. */
  GOODS_SUM,
  /** What was paid that is not goods, freight and tax less discount. */
  PAID_SUM,
  /** The payment's amount that is not what the order says was paid. */
  PAYMENT_DIFFERS,
  /** Freight that differs between the documents. */
  FREIGHT_DIFFERS,
  /** Insurance that differs between the documents. */
  INSURANCE_DIFFERS,
  /** Consignee, telephone or address that differ between order and waybill. */
  CONSIGNEE_DIFFERS,
  /** A buyer that differs between order and list. */
  BUYER_DIFFERS,
  /** A payer who is not the buyer. */
  PAYER_DIFFERS,
  /** A number, by which documents belong together, that differs. */
  NUMBER_DIFFERS,
  /** A line of the list that is not the order's line. */
  LINE_DIFFERS,
  /** What a list of goods from the bonded warehouse must have, and has not. */
  BONDED_MISSING,
  /** What a list of goods from the bonded warehouse must not have. */
  BONDED_EXTRA,
  /** What a list of goods from abroad must have, and has not. */
  DIRECT_MISSING,
  /** A guarantor that is none of the enterprises of the order. */
  ASSURER,
  /** An identity number whose check digit is wrong. */
  IDENTITY_NUMBER,
  /** More weight without the packing than with it. */
  WEIGHT,
  /** More comes back than was sold, or of a line that the list does not have. */
  RETURN_TOO_MUCH,
  /** What the official XSD says. */
  SCHEMA
}
