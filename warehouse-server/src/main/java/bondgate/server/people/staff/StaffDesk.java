package bondgate.server.people.staff;

import bondgate.server.people.staff.StockPage.Item;
import bondgate.server.people.staff.StockPage.TagAnswer;
import java.util.List;

/** Everything that the staff's pages ask for. */
interface StaffDesk {
  /** The stock by item and place. */
  List<Item> stock(String zone);

  /**
   * The tags whose EPC holds this text.
   *
   * @param part upper-case hex, at least one character
   * @return at most {@link StockPage#MOST_FOUND}
   */
  List<TagAnswer> find(String zone, String part);
}
