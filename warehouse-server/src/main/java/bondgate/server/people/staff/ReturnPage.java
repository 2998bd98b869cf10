package bondgate.server.people.staff;

import bondgate.server.checkout.ReturnStanding;
import bondgate.server.goods.Place;
import bondgate.server.people.ItemName;
import bondgate.server.people.ItemNames;
import bondgate.server.sale.ReturnCheck;
import java.util.List;
import java.util.Optional;

/**
 * The page of returns. Who bought is nowhere in it.
 *
 * @param said what the last scan or confirmation came to
 * @param detail code of a refusal that has no sentence of its own; the order that is done
 * @param asked the piece that the last scan was about
 * @param collected the pieces on the list
 * @param ofOrder the pieces of the order whose number was typed
 * @param standings where the last returns stand, the newest first
 */
public record ReturnPage(
    ReturnForm form,
    ReturnSaid said,
    String detail,
    Optional<Piece> asked,
    List<Piece> collected,
    List<Piece> ofOrder,
    List<ReturnStanding> standings) {
  /** Takes copies. */
  public ReturnPage {
    collected = List.copyOf(collected);
    ofOrder = List.copyOf(ofOrder);
    standings = List.copyOf(standings);
  }

  /** Price and tax of all pieces on the list, in fen. */
  public long backFen() {
    return collected.stream()
        .flatMap(piece -> piece.may().stream())
        .mapToLong(ReturnCheck.MayComeBack::backFen)
        .sum();
  }

  /**
   * A piece and what is known of its sale.
   *
   * @param name what it is called; empty for a tag that is none of ours
   * @param place where the fence knows it, if that is the reason against it
   * @param control the control order that holds it
   * @param may what goes back for it, if it may come back
   */
  public record Piece(
      String epc,
      ReturnSaid said,
      Optional<ItemName> name,
      Optional<ReturnCheck.Sold> sold,
      Optional<Place> place,
      Optional<String> control,
      Optional<ReturnCheck.MayComeBack> may) {

    static Piece of(ReturnCheck check, ItemNames names) {
      Optional<ReturnCheck.Sold> sold =
          check instanceof ReturnCheck.OfAnOrder of ? Optional.of(of.sold()) : Optional.empty();
      Optional<String> item = sold.map(ReturnCheck.Sold::item);
      if (check instanceof ReturnCheck.NotSold not) {
        item = Optional.of(not.item());
      } else if (check instanceof ReturnCheck.UnderControl held) {
        item = Optional.of(held.item());
      }
      return new Piece(
          check.epc(),
          ReturnSaid.of(check),
          item.map(names::of),
          sold,
          check instanceof ReturnCheck.Elsewhere at ? Optional.of(at.place()) : Optional.empty(),
          check instanceof ReturnCheck.UnderControl held
              ? Optional.of(held.order())
              : Optional.empty(),
          check instanceof ReturnCheck.MayComeBack may ? Optional.of(may) : Optional.empty());
    }

    /** When customs released its order, if that is known here. */
    public Optional<ReturnCheck.Release> release() {
      return sold.flatMap(ReturnCheck.Sold::release);
    }
  }
}
