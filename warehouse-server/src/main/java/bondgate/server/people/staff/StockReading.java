package bondgate.server.people.staff;

import bondgate.events.Direction;
import bondgate.server.book.BookRow;
import bondgate.server.book.Books;
import bondgate.server.fence.Permits;
import bondgate.server.fence.Positions;
import bondgate.server.fence.Standing;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Place;
import bondgate.server.goods.TaggedPiece;
import bondgate.server.people.ItemNames;
import bondgate.server.people.staff.StockPage.Count;
import bondgate.server.people.staff.StockPage.Item;
import bondgate.server.people.staff.StockPage.OpenPermit;
import bondgate.server.people.staff.StockPage.TagAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What book and fence say, laid out for the staff. */
@ApplicationScoped
class StockReading implements StaffDesk {
  private final Books books;
  private final Goods goods;
  private final Positions positions;
  private final Permits permits;

  @Inject
  StockReading(Books books, Goods goods, Positions positions, Permits permits) {
    this.books = books;
    this.goods = goods;
    this.positions = positions;
    this.permits = permits;
  }

  @Override
  public List<Item> stock(String zone) {
    Map<String, List<Count>> items = new TreeMap<>();
    for (BookRow row : books.rows(zone)) {
      if (isStock(row)) {
        items
            .computeIfAbsent(row.item(), item -> new ArrayList<>())
            .add(new Count(row.place(), row.posted(), row.pendingIn(), row.pendingOut()));
      }
    }
    ItemNames names = ItemNames.of(goods, zone);
    List<Item> stock = new ArrayList<>();
    items.forEach(
        (item, counts) -> {
          counts.sort((one, other) -> one.place().compareTo(other.place()));
          stock.add(new Item(names.of(item), counts));
        });
    return stock;
  }

  /** What is abroad or released is nobody's stock; what is missing is shown while it is. */
  private static boolean isStock(BookRow row) {
    return switch (row.place()) {
      case WAREHOUSE, CENTRE -> true;
      case INVESTIGATION -> row.posted() > 0;
      case ABROAD, STREET, DESTROYED -> false;
    };
  }

  @Override
  @Transactional
  public List<TagAnswer> find(String zone, String part) {
    List<TaggedPiece> pieces = goods.search(zone, part, StockPage.MOST_FOUND);
    List<String> epcs = pieces.stream().map(TaggedPiece::epc).toList();
    if (epcs.isEmpty()) {
      return List.of();
    }
    Map<String, Standing> standings = positions.of(zone, epcs);
    Map<String, bondgate.server.fence.OpenPermit> open = permits.open(zone, epcs);
    ItemNames names = ItemNames.of(goods, zone);
    List<TagAnswer> answers = new ArrayList<>();
    for (TaggedPiece piece : pieces) {
      Standing standing = standings.get(piece.epc());
      answers.add(
          new TagAnswer(
              piece.epc(),
              names.of(piece.item()),
              standing == null ? Place.ABROAD : standing.place(),
              permit(open.get(piece.epc()))));
    }
    return answers;
  }

  private static OpenPermit permit(bondgate.server.fence.OpenPermit open) {
    return open == null
        ? null
        : new OpenPermit(open.portal(), open.direction() == Direction.IN, open.document());
  }
}
