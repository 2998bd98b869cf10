package bondgate.server.people.officer;

import bondgate.server.fence.Portal;
import bondgate.server.goods.Place;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Where things are drawn on the zone map, in units of a drawing of {@link #WIDTH} to {@link
 * #HEIGHT}. What nobody placed has a tidy place of its own.
 *
 * @param places the rectangles of the places
 * @param spots points of openings, tills, doors and devices, by kind and name such as {@code
 *     portal.exit}
 */
record MapLayout(Map<Place, Area> places, Map<String, Point> spots) {
  static final int WIDTH = 1000;
  static final int HEIGHT = 540;

  private static final int GAP = 46;
  private static final int ROW = 24;

  /** So far above a place stands an opening there, that its name fits between them. */
  private static final int ABOVE = 36;

  private static final Pattern SPOT = Pattern.compile("(portal|till|door|device)\\.\\S+");

  /** A rectangle. */
  record Area(int x, int y, int width, int height) {
    int right() {
      return x + width;
    }

    int bottom() {
      return y + height;
    }
  }

  /** A point. */
  record Point(int x, int y) {}

  /** As if nobody had placed anything: from abroad on the left to the street on the right. */
  static MapLayout usual() {
    Map<Place, Area> places = new EnumMap<>(Place.class);
    places.put(Place.ABROAD, new Area(10, 60, 190, 250));
    places.put(Place.WAREHOUSE, new Area(254, 60, 208, 250));
    places.put(Place.CENTRE, new Area(532, 60, 222, 250));
    places.put(Place.STREET, new Area(824, 60, 160, 250));
    places.put(Place.INVESTIGATION, new Area(254, 340, 500, 80));
    return new MapLayout(places, Map.of());
  }

  /**
   * As a file states it: {@code place.CENTRE=x,y,width,height} and {@code portal.exit=x,y},
   * likewise {@code till.…}, {@code door.…} and {@code device.…}.
   *
   * @throws IllegalStateException if something in it is none of these, naming it
   */
  static MapLayout read(Properties file) {
    Map<Place, Area> places = new EnumMap<>(usual().places());
    Map<String, Point> spots = new HashMap<>();
    for (String key : file.stringPropertyNames()) {
      String value = file.getProperty(key);
      if (key.startsWith("place.")) {
        int[] n = numbers(key, value, 4);
        places.put(place(key), new Area(n[0], n[1], n[2], n[3]));
      } else if (SPOT.matcher(key).matches()) {
        int[] n = numbers(key, value, 2);
        spots.put(key, new Point(n[0], n[1]));
      } else {
        throw new IllegalStateException(
            "bondgate.map.layout: '%s' places nothing; expected place.…, portal.…, till.…, door.… or device.…"
                .formatted(key));
      }
    }
    return new MapLayout(places, Map.copyOf(spots));
  }

  private static Place place(String key) {
    String name = key.substring("place.".length());
    return usual().places().keySet().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "bondgate.map.layout: '%s' is no place; expected one of %s"
                        .formatted(name, usual().places().keySet())));
  }

  private static int[] numbers(String key, String value, int count) {
    String[] parts = value.strip().split("\\s*,\\s*", -1);
    boolean sound =
        parts.length == count && Arrays.stream(parts).allMatch(one -> one.matches("\\d{1,4}"));
    if (!sound) {
      throw new IllegalStateException(
          "bondgate.map.layout: %s=%s; expected %d numbers from 0 to 9999, separated by commas"
              .formatted(key, value, count));
    }
    return Arrays.stream(parts).mapToInt(Integer::parseInt).toArray();
  }

  /** Where an opening is: between its places if they face each other, else above the inner one. */
  Point portal(Portal portal, List<Portal> all) {
    Area outer = places.get(portal.outside());
    Area inner = places.get(portal.inside());
    int rank =
        (int)
            all.stream()
                .takeWhile(one -> !one.equals(portal))
                .filter(one -> sameSides(one, portal))
                .count();
    Area left = outer.x() <= inner.x() ? outer : inner;
    Area right = outer.x() <= inner.x() ? inner : outer;
    boolean facing =
        left.right() <= right.x()
            && places.values().stream()
                .noneMatch(
                    one ->
                        one.x() >= left.right() && one.right() <= right.x() && one.y() <= left.y());
    Point usual =
        facing
            ? new Point(
                (left.right() + right.x()) / 2, Math.max(left.y(), right.y()) + 40 + rank * GAP)
            : new Point(
                inner.x() + inner.width() / 2 + rank * GAP, Math.max(ROW, inner.y() - ABOVE));
    return spots.getOrDefault("portal." + portal.name(), usual);
  }

  private static boolean sameSides(Portal one, Portal other) {
    return (one.outside() == other.outside() && one.inside() == other.inside())
        || (one.outside() == other.inside() && one.inside() == other.outside());
  }

  /** Tills stand in the centre, from its lower left on. */
  Point till(String name, int rank) {
    Area centre = places.get(Place.CENTRE);
    int columns = Math.max(1, centre.width() / 108);
    return spots.getOrDefault(
        "till." + name,
        new Point(
            centre.x() + 56 + (rank % columns) * 108,
            centre.bottom() - ROW - (rank / columns) * ROW));
  }

  /** Doors for people are below the goods' openings of the centre, towards the street. */
  Point door(String name, int rank) {
    Area centre = places.get(Place.CENTRE);
    return spots.getOrDefault(
        "door." + name, new Point(centre.right() + 35, centre.bottom() - ROW - rank * GAP));
  }

  /** Devices stand below, three in a row. */
  Point device(String name, int rank) {
    return spots.getOrDefault(
        "device." + name, new Point(16 + (rank % 3) * 326, 448 + (rank / 3) * 88));
  }
}
