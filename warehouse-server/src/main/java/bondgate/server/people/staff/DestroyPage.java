package bondgate.server.people.staff;

import bondgate.server.goods.Place;
import bondgate.server.people.ItemName;
import java.util.List;

/**
 * The page of destructions.
 *
 * @param said what the last scan or confirmation came to
 * @param detail number of the document that is done or waits, or the code of a refusal
 * @param pieces the pieces on the list
 * @param witnessed whether another person has to witness it
 */
public record DestroyPage(
    DestroyForm form, DestroySaid said, String detail, List<Piece> pieces, boolean witnessed) {
  /** Takes a copy. */
  public DestroyPage {
    pieces = List.copyOf(pieces);
  }

  /** A piece on the list, and where it is. */
  public record Piece(String epc, ItemName name, Place place) {}
}
