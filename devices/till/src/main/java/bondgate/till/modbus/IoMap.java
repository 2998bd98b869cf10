package bondgate.till.modbus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wired to which coil and input of one box, by name: {@code lock=coil 0, siren=coil 2,
 * beam=input 0, door=input 1 inverted}.
 *
 * @param unit the box's address, 1 to 247
 * @param points names, lower-case letters, digits and hyphens, to where they are wired
 */
public record IoMap(int unit, Map<String, Point> points) {
  private static final Pattern ENTRY =
      Pattern.compile("([a-z][a-z0-9-]*)\\s*=\\s*(coil|input)\\s+([0-9]{1,5})(\\s+inverted)?");

  /** Which of the two tables of a box. */
  public enum Kind {
    /** A relay: lock, lamp, siren. */
    COIL,
    /** A contact: beam, door, button. */
    INPUT
  }

  /**
   * One terminal of a box.
   *
   * @param kind coil or input
   * @param address from 0, at most 1999
   * @param inverted whether the named thing is active when the level is off; a lock that opens
   *     without current, as escape routes need, is an inverted coil named by its locking
   */
  public record Point(Kind kind, int address, boolean inverted) {
    /** Checks the range. */
    public Point {
      if (address < 0 || address > 1999) {
        throw new IllegalArgumentException("address must be from 0 to 1999; received " + address);
      }
    }
  }

  /** Checks unit and names, and that no two names share a point. */
  public IoMap {
    if (unit < 1 || unit > 247) {
      throw new IllegalArgumentException("unit must be from 1 to 247; received " + unit);
    }
    if (points.isEmpty()) {
      throw new IllegalArgumentException("the I/O map is empty; write such as 'lock=coil 0'");
    }
    Map<String, String> taken = new TreeMap<>();
    points.forEach(
        (name, point) -> {
          String earlier = taken.putIfAbsent(point.kind() + " " + point.address(), name);
          if (earlier != null) {
            throw new IllegalArgumentException(
                "'%s' and '%s' are both %s %d; give each its own"
                    .formatted(earlier, name, point.kind(), point.address()));
          }
        });
    points = Map.copyOf(points);
  }

  /**
   * Reads the form that settings have, entries separated by commas.
   *
   * @throws IllegalArgumentException naming the entry that is wrong
   */
  public static IoMap parse(int unit, String text) {
    Map<String, Point> points = new LinkedHashMap<>();
    for (String entry : text.split(",", -1)) {
      Matcher parts = ENTRY.matcher(entry.strip());
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "expected such as 'lock=coil 0' or 'door=input 1 inverted'; received '%s'"
                .formatted(entry.strip()));
      }
      Kind kind = parts.group(2).equals("coil") ? Kind.COIL : Kind.INPUT;
      Point point = new Point(kind, Integer.parseInt(parts.group(3)), parts.group(4) != null);
      if (points.put(parts.group(1), point) != null) {
        throw new IllegalArgumentException("'%s' is named twice".formatted(parts.group(1)));
      }
    }
    return new IoMap(unit, points);
  }

  /**
   * The point with this name.
   *
   * @throws IllegalArgumentException if there is none of this kind
   */
  public Point point(String name, Kind kind) {
    Point point = points.get(name);
    if (point == null || point.kind() != kind) {
      throw new IllegalArgumentException(
          "no %s is named '%s'; the map has %s".formatted(kind, name, points.keySet()));
    }
    return point;
  }

  /** How many of a kind must be read to have all that are named, from address 0. */
  int extent(Kind kind) {
    return points.values().stream()
        .filter(point -> point.kind() == kind)
        .mapToInt(point -> point.address() + 1)
        .max()
        .orElse(0);
  }
}
