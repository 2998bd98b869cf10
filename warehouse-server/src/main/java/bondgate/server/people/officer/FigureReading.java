package bondgate.server.people.officer;

import bondgate.server.book.BookRow;
import bondgate.server.book.Books;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Place;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Headroom;
import bondgate.server.guarantee.HeadroomPoint;
import bondgate.server.guarantee.HoldList;
import bondgate.server.guarantee.Instruments;
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
import java.util.Map;
import java.util.TreeMap;

/** What book and guarantee say, laid out for the officer. */
@ApplicationScoped
class FigureReading {
  private static final Cell NOTHING = new Cell(0, 0, 0);

  private final Books books;
  private final Guarantees guarantees;
  private final Instruments instruments;
  private final HoldList holds;
  private final Goods goods;
  private final InstantSource clock;

  @Inject
  FigureReading(
      Books books,
      Guarantees guarantees,
      Instruments instruments,
      HoldList holds,
      Goods goods,
      InstantSource clock) {
    this.instruments = instruments;
    this.clock = clock;
    this.books = books;
    this.guarantees = guarantees;
    this.holds = holds;
    this.goods = goods;
  }

  BookPage book(String zone) {
    Map<String, Map<Place, Cell>> items = new TreeMap<>();
    for (BookRow row : books.rows(zone)) {
      items
          .computeIfAbsent(row.item(), item -> new EnumMap<>(Place.class))
          .put(row.place(), new Cell(row.posted(), row.pendingIn(), row.pendingOut()));
    }
    ItemNames names = ItemNames.of(goods, zone);
    List<Row> rows = new ArrayList<>();
    items.forEach(
        (item, places) ->
            rows.add(
                new Row(
                    names.of(item),
                    // What came in was debited abroad: that account stands below 0 by it.
                    -places.getOrDefault(Place.ABROAD, NOTHING).onBook(),
                    places.getOrDefault(Place.WAREHOUSE, NOTHING),
                    places.getOrDefault(Place.CENTRE, NOTHING),
                    places.getOrDefault(Place.INVESTIGATION, NOTHING),
                    places.getOrDefault(Place.STREET, NOTHING))));
    return new BookPage(rows);
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
        instruments.standings(zone, at),
        holds.byDocument(zone).stream()
            .map(hold -> new Hold(hold.document(), hold.pieces(), hold.amountFen(), hold.since()))
            .toList());
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
