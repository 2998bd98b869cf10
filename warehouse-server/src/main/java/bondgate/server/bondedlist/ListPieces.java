package bondgate.server.bondedlist;

import bondgate.server.customs.ReleasedLists;
import bondgate.server.fence.Positions;
import bondgate.server.sale.SoldPieces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which pieces are in bonded lists: those of the sales whose retail lists are gathered there. */
@ApplicationScoped
class ListPieces {
  private final ListStore lists;
  private final ReleasedLists released;
  private final SoldPieces sold;
  private final Positions positions;

  @Inject
  ListPieces(ListStore lists, ReleasedLists released, SoldPieces sold, Positions positions) {
    this.lists = lists;
    this.released = released;
    this.sold = sold;
    this.positions = positions;
  }

  /**
   * Each once, by its tag: one that came back and was sold again is of its last sale. What came
   * back is among them, so that the same lists have the same pieces whenever it is asked.
   */
  List<SoldPieces.Piece> of(String zone, List<Long> listIds) {
    List<String> retail = listIds.stream().flatMap(id -> lists.retailLists(id).stream()).toList();
    Map<String, SoldPieces.Piece> last = new TreeMap<>();
    sold.of(zone, released.sales(zone, retail)).forEach(piece -> last.put(piece.epc(), piece));
    return List.copyOf(last.values());
  }

  /** How many of a list's pieces are inside by the fence, but for returns that customs accepted. */
  long inside(String zone, long listId) {
    List<SoldPieces.Piece> pieces = of(zone, List.of(listId));
    Set<String> sales = pieces.stream().map(SoldPieces.Piece::saleNo).collect(Collectors.toSet());
    Set<SoldPieces.Piece> settled = new HashSet<>();
    sold.back(zone, sales).stream()
        .filter(SoldPieces.Back::settled)
        .forEach(back -> settled.add(back.piece()));
    return positions.inside(
        zone,
        pieces.stream()
            .filter(piece -> !settled.contains(piece))
            .map(SoldPieces.Piece::epc)
            .toList());
  }
}
