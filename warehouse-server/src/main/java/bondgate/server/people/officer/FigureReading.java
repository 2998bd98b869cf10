package bondgate.server.people.officer;

import bondgate.server.book.AccountBook;
import bondgate.server.book.AccountBooks;
import bondgate.server.book.BookReading;
import bondgate.server.book.CustomsStatus;
import bondgate.server.goods.Goods;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Headroom;
import bondgate.server.guarantee.HeadroomPoint;
import bondgate.server.guarantee.HoldList;
import bondgate.server.guarantee.Instruments;
import bondgate.server.guarantee.TaxDues;
import bondgate.server.people.ItemName;
import bondgate.server.people.ItemNames;
import bondgate.server.people.officer.BookPage.Cell;
import bondgate.server.people.officer.BookPage.Row;
import bondgate.server.people.officer.GuaranteePage.Hold;
import bondgate.server.people.officer.OfficerDesk.PlotPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What book and guarantee say, laid out for the officer. */
@ApplicationScoped
class FigureReading {
  private static final Cell NOTHING = new Cell(0, 0, 0);

  private final AccountBooks books;
  private final BookReading stock;
  private final Guarantees guarantees;
  private final Instruments instruments;
  private final HoldList holds;
  private final TaxDues taxes;
  private final Goods goods;
  private final InstantSource clock;

  @Inject
  FigureReading(
      AccountBooks books,
      BookReading stock,
      Guarantees guarantees,
      Instruments instruments,
      HoldList holds,
      TaxDues taxes,
      Goods goods,
      InstantSource clock) {
    this.instruments = instruments;
    this.clock = clock;
    this.books = books;
    this.stock = stock;
    this.guarantees = guarantees;
    this.holds = holds;
    this.taxes = taxes;
    this.goods = goods;
  }

  BookPage book(String zone, String bookNo, String part) {
    List<String> all = books.all(zone).stream().map(AccountBook::bookNo).toList();
    String one = all.contains(bookNo) ? bookNo : "";
    Map<String, Map<CustomsStatus, Cell>> items = new TreeMap<>();
    for (String number : one.isEmpty() ? all : List.of(one)) {
      for (BookReading.Stock row : stock.stock(zone, number)) {
        items
            .computeIfAbsent(row.item(), item -> new EnumMap<>(CustomsStatus.class))
            .merge(
                row.holding().status(),
                new Cell(row.pieces(), row.plannedIn(), row.plannedOut()),
                FigureReading::sum);
      }
    }
    ItemNames names = ItemNames.of(goods, zone);
    List<Row> rows = new ArrayList<>();
    items.keySet().removeIf(item -> !matches(names.of(item), part));
    items.forEach(
        (item, cells) -> {
          Function<CustomsStatus, Cell> of = status -> cells.getOrDefault(status, NOTHING);
          rows.add(
              new Row(
                  names.of(item),
                  // What came in was debited outside: those accounts stand below 0 by it.
                  -of.apply(CustomsStatus.OUTSIDE).onBook(),
                  of.apply(CustomsStatus.BONDED),
                  of.apply(CustomsStatus.ON_DISPLAY),
                  of.apply(CustomsStatus.UNDER_INVESTIGATION),
                  of.apply(CustomsStatus.RELEASED),
                  of.apply(CustomsStatus.SURPLUS).onBook(),
                  of.apply(CustomsStatus.CUSTOMS_HELD).onBook(),
                  of.apply(CustomsStatus.DESTROYED).onBook()
                      + of.apply(CustomsStatus.WRITTEN_OFF).onBook()));
        });
    return new BookPage(rows, new BookPage.Filter(all, one, part));
  }

  private static boolean matches(ItemName name, String part) {
    String asked = part.toLowerCase(Locale.ROOT);
    return Stream.of(name.item(), name.zh(), name.en())
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(asked));
  }

  private static Cell sum(Cell one, Cell other) {
    return new Cell(
        one.onBook() + other.onBook(),
        one.planIn() + other.planIn(),
        one.planOut() + other.planOut());
  }

  @Transactional
  GuaranteePage guarantee(String zone) {
    Instant at = clock.instant();
    Headroom now = guarantees.headroom(zone, at);
    return new GuaranteePage(
        now.lodgedFen(),
        now.heldFen(),
        now.settledFen(),
        now.lapsedFen(),
        now.headroomFen(),
        guarantees.level(zone, at),
        instruments.standings(zone, at),
        holds.byDocument(zone).stream()
            .map(hold -> new Hold(hold.document(), hold.pieces(), hold.amountFen(), hold.since()))
            .toList(),
        taxes.of(zone, at));
  }

  /** A document's entries share one time; of these only the last is a state that ever stood. */
  List<PlotPoint> plot(String zone, Instant from, Instant until) {
    List<PlotPoint> points = new ArrayList<>();
    for (HeadroomPoint entry : guarantees.history(zone, from, until)) {
      int last = points.size() - 1;
      if (last >= 0 && points.get(last).at().equals(entry.at())) {
        points.remove(last);
      }
      points.add(point(entry.at(), entry.headroom()));
    }
    Headroom now = guarantees.headroom(zone, until);
    if (points.isEmpty()) {
      points.add(point(from, now));
    }
    points.add(point(until, now));
    return points;
  }

  private static PlotPoint point(Instant at, Headroom headroom) {
    return new PlotPoint(at, headroom.headroomFen(), headroom.heldFen());
  }
}
