package bondgate.server.people.officer;

import bondgate.events.Direction;
import bondgate.server.book.AccountBook;
import bondgate.server.book.AccountBooks;
import bondgate.server.book.BookReading;
import bondgate.server.book.CustomsStatus;
import bondgate.server.book.Holding;
import bondgate.server.control.Controls;
import bondgate.server.control.OpenControls;
import bondgate.server.fence.Alarm;
import bondgate.server.fence.Alarms;
import bondgate.server.fence.CrossingLog;
import bondgate.server.fence.CrossingQuery;
import bondgate.server.fence.FenceEntry;
import bondgate.server.fence.Portal;
import bondgate.server.fence.Portals;
import bondgate.server.goods.Place;
import bondgate.server.people.Display;
import bondgate.server.people.officer.MapPage.Area;
import bondgate.server.people.officer.MapPage.Device;
import bondgate.server.people.officer.MapPage.Door;
import bondgate.server.people.officer.MapPage.Opening;
import bondgate.server.people.officer.MapPage.Pieces;
import bondgate.server.people.officer.MapPage.Till;
import bondgate.server.visit.Visits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The zone as it stands, put onto the map. */
@ApplicationScoped
class MapReading {
  private static final int MOST_ALARMS = 500;
  private static final int LINE = 22;

  private final MapPlan plan;
  private final Portals portals;
  private final Alarms alarms;
  private final Controls controls;
  private final CrossingLog log;
  private final AccountBooks books;
  private final BookReading book;
  private final Visits visits;
  private final StripReading strip;
  private final QuietNow quiet;

  @Inject
  MapReading(
      MapPlan plan,
      Portals portals,
      Alarms alarms,
      Controls controls,
      CrossingLog log,
      AccountBooks books,
      BookReading book,
      Visits visits,
      StripReading strip,
      QuietNow quiet) {
    this.plan = plan;
    this.portals = portals;
    this.alarms = alarms;
    this.controls = controls;
    this.log = log;
    this.books = books;
    this.book = book;
    this.visits = visits;
    this.strip = strip;
    this.quiet = quiet;
  }

  MapPage now(String zone, Instant now) {
    List<Alarm> open = alarms.list(zone, MOST_ALARMS).stream().filter(Alarm::open).toList();
    Map<Holding, Long> stock = stock(zone);
    List<Device> devices = devices(zone, now, open);
    int height = devices.stream().mapToInt(one -> one.y() + 96).max().orElse(MapLayout.HEIGHT);
    return new MapPage(
        now,
        MapLayout.WIDTH,
        Math.max(MapLayout.HEIGHT, height),
        areas(stock),
        openings(zone, now, open),
        tills(),
        doors(zone, now),
        devices,
        visits.inside(zone, now).size(),
        alarms.open(zone),
        pieces(stock, Optional.empty(), 0, 0));
  }

  /** Pieces of all the zone's books, but for where goods come from. */
  private Map<Holding, Long> stock(String zone) {
    Map<Holding, Long> pieces = new EnumMap<>(Holding.class);
    for (AccountBook one : books.all(zone)) {
      for (BookReading.Stock stock : book.stock(zone, one.bookNo())) {
        if (stock.pieces() > 0) {
          pieces.merge(stock.holding(), stock.pieces(), Long::sum);
        }
      }
    }
    return pieces;
  }

  private List<Area> areas(Map<Holding, Long> stock) {
    List<Area> areas = new ArrayList<>();
    plan.layout()
        .places()
        .forEach(
            (place, area) ->
                areas.add(
                    new Area(
                        place,
                        area.x(),
                        area.y(),
                        area.width(),
                        area.height(),
                        area.x() + 12,
                        area.y() + 24,
                        pieces(stock, Optional.of(place), area.x() + 12, area.y() + 48))));
    return areas;
  }

  /** By status, in the order of the chart of accounts. */
  private static List<Pieces> pieces(
      Map<Holding, Long> stock, Optional<Place> place, int x, int y) {
    Map<CustomsStatus, Long> byStatus = new EnumMap<>(CustomsStatus.class);
    stock.forEach(
        (holding, pieces) -> {
          if (holding.place().equals(place)) {
            byStatus.merge(holding.status(), pieces, Long::sum);
          }
        });
    List<Pieces> lines = new ArrayList<>();
    byStatus.forEach(
        (status, pieces) -> lines.add(new Pieces(status, pieces, x, y + LINE * lines.size())));
    return lines;
  }

  private List<Opening> openings(String zone, Instant now, List<Alarm> open) {
    List<Portal> all = portals.all(zone);
    OpenControls held = controls.open(zone);
    List<Opening> openings = new ArrayList<>();
    for (Portal portal : all) {
      MapLayout.Point at = plan.layout().portal(portal, all);
      Optional<FenceEntry> last =
          log.newest(zone, crossingsAt(portal.name()), -1, Long.MAX_VALUE, 1).stream().findFirst();
      openings.add(
          new Opening(
              portal.name(),
              portal.outside(),
              portal.inside(),
              at.x(),
              at.y(),
              open.stream().filter(alarm -> portal.name().equals(alarm.portal())).count(),
              held.portal(portal.name(), now).orElse(""),
              last.flatMap(FenceEntry::judged).orElse(null),
              last.map(FenceEntry::seenAt).orElse(null),
              last.map(FenceEntry::device).orElse("")));
    }
    return openings;
  }

  private static CrossingQuery crossingsAt(String portal) {
    return new CrossingQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.of(portal),
        Optional.empty(),
        Optional.empty());
  }

  private List<Till> tills() {
    List<Till> tills = new ArrayList<>();
    plan.tills()
        .forEach(
            (name, point) -> {
              MapLayout.Point at = plan.layout().till(name, tills.size());
              tills.add(new Till(name, point, at.x(), at.y()));
            });
    return tills;
  }

  private List<Door> doors(String zone, Instant now) {
    Map<String, Map<Direction, Long>> times = new TreeMap<>();
    plan.doors().forEach(name -> times.put(name, new EnumMap<>(Direction.class)));
    for (Visits.Count count : visits.counts(zone, now)) {
      times
          .computeIfAbsent(count.door(), name -> new EnumMap<>(Direction.class))
          .merge(count.way(), count.times(), Long::sum);
    }
    List<Door> doors = new ArrayList<>();
    times.forEach(
        (name, ways) -> {
          MapLayout.Point at = plan.layout().door(name, doors.size());
          doors.add(
              new Door(
                  name,
                  at.x(),
                  at.y(),
                  ways.getOrDefault(Direction.IN, 0L),
                  ways.getOrDefault(Direction.OUT, 0L)));
        });
    return doors;
  }

  private List<Device> devices(String zone, Instant now, List<Alarm> open) {
    Map<String, Long> about =
        open.stream()
            .map(Alarm::device)
            .filter(Objects::nonNull)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<Device> devices = new ArrayList<>();
    for (StripView.Agent agent : strip.strip(zone).agents()) {
      MapLayout.Point at = plan.layout().device(agent.device(), devices.size());
      QuietNow.Known known = quiet.of(zone, agent.device(), now);
      devices.add(
          new Device(
              agent,
              known.quiet(),
              known.events(),
              silencePage(agent.device(), known.at()),
              about.getOrDefault(agent.device(), 0L),
              at.x(),
              at.y()));
    }
    return devices;
  }

  private static String silencePage(String device, Instant until) {
    return "/officer/silence?device=%s&from=%s&to=%s"
        .formatted(
            URLEncoder.encode(device, StandardCharsets.UTF_8),
            field(until.minus(QuietNow.SPAN)),
            field(until));
  }

  private static String field(Instant at) {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
        LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.SECONDS), Display.SHANGHAI));
  }
}
