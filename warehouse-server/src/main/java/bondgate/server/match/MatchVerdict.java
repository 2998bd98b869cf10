package bondgate.server.match;

/** What gate, till and book say together of one piece. */
public enum MatchVerdict {
  /** All three: sold and released, gone by that permit, deducted by that crossing. */
  AGREE,
  /** All three agreed, and the shopper brought it back later. */
  AGREE_RETURNED,
  /** Till without gate: released by customs, and not gone yet. */
  SOLD_INSIDE,
  /** Till without gate: paid, and customs has not released it. */
  PAID_WAITING,
  /** Till, and a crossing of which the direction cannot be told. */
  DIRECTION_UNCLEAR,
  /** Till and gate, but it went through without its permit; the book has it under investigation. */
  SOLD_WITHOUT_PERMIT,
  /** Gate without till: gone without a sale; the book has it under investigation. */
  GATE_WITHOUT_TILL,
  /** Gone without a permit, and back where it was. */
  CAME_BACK,
  /** Gate without book: the book has no entry of this crossing. */
  GATE_WITHOUT_BOOK,
  /** Book without gate: deducted, and no crossing says so. */
  BOOK_WITHOUT_GATE,
  /** Gate and book without till: gone by a document that is no sale. */
  WITHOUT_SALE
}
