package bondgate.server.control;

/**
 * What a control order holds.
 *
 * @param kind what kind of thing
 * @param value which one: a tag's EPC, a part number, the number of the inbound list, a buyer's
 *     reference, a portal's name
 */
public record ControlTarget(Kind kind, String value) {
  /** What can be held. */
  public enum Kind {
    /** One piece, by the EPC of its tag. */
    TAG,
    /** All pieces of an item 料号, also those that arrive later. */
    ITEM,
    /** All pieces that one inbound list bound: a lot 批次, also one that arrives later. */
    LOT,
    /** A buyer, by his reference; he is not named. */
    BUYER,
    /** An opening of the fence: no goods go through it. */
    PORTAL
  }
}
