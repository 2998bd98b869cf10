package bondgate.server.sale;

import bondgate.server.goods.Item;
import bondgate.server.goods.Place;
import java.util.Optional;

/** Whether the piece with a tag can be sold now. */
public sealed interface TagCheck {
  /** The tag. */
  String epc();

  /**
   * It can.
   *
   * @param price the retail price in force
   * @param place where the piece is
   */
  record ForSale(String epc, Item item, Price price, Place place) implements TagCheck {}

  /** The tag is none of ours: a bag, a book, another shop's goods. */
  record UnknownTag(String epc) implements TagCheck {}

  /** Its piece was sold before. */
  record AlreadySold(String epc, String item) implements TagCheck {}

  /** Its piece is elsewhere by the fence's word. */
  record NotHere(String epc, String item, Place place) implements TagCheck {}

  /**
   * Its piece is under investigation, or customs holds it.
   *
   * @param order number of the control order; empty for an investigation
   */
  record UnderControl(String epc, String item, Optional<String> order) implements TagCheck {}

  /**
   * Another order or document has its piece.
   *
   * @param document its number
   */
  record Reserved(String epc, String item, String document) implements TagCheck {}

  /** No retail price of its item is in force. */
  record NoPrice(String epc, String item) implements TagCheck {}
}
