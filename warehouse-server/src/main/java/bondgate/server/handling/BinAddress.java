package bondgate.server.handling;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a bin stands, as its label says: area, aisle, bay, and what follows, such as {@code
 * A-03-12-2}. A label with fewer parts names a place that has no more.
 *
 * @param area the part of the building; empty: the piece has no bin
 * @param aisle 巷道
 * @param bay 货格, with the level that follows it
 */
record BinAddress(String area, String aisle, String bay) {
  /** Numbers by their value, and before words: 2 is before 10, and 10 before A. */
  private static final Comparator<String> PART =
      Comparator.<String, Boolean>comparing(part -> !number(part))
          .thenComparing(part -> number(part) ? stripped(part).length() : 0)
          .thenComparing(part -> number(part) ? stripped(part) : part)
          .thenComparing(Comparator.naturalOrder());

  /** The order of aisles; a piece without a bin comes last. */
  static final Comparator<BinAddress> BY_AISLE =
      Comparator.<BinAddress, Boolean>comparing(one -> one.area().isEmpty())
          .thenComparing(BinAddress::area, PART)
          .thenComparing(BinAddress::aisle, PART);

  /** The order of bays in an aisle, walked up. */
  static final Comparator<BinAddress> BY_BAY =
      (one, other) -> {
        List<String> ones = parts(one.bay());
        List<String> others = parts(other.bay());
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
          int order = PART.compare(ones.get(i), others.get(i));
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(ones.size(), others.size());
      };

  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern ZEROS = Pattern.compile("^0+(?=\\d)");
  private static final Pattern DASH = Pattern.compile("-");

  /** The address of that label. */
  static BinAddress of(String bin) {
    String[] parts = DASH.split(bin, 3);
    return new BinAddress(
        parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
  }

  /** Area and aisle, as a wave's aisle is called. */
  String aisleName() {
    return aisle.isEmpty() ? area : area + "-" + aisle;
  }

  private static List<String> parts(String bay) {
    return List.of(DASH.split(bay, -1));
  }

  private static boolean number(String part) {
    return DIGITS.matcher(part).matches();
  }

  private static String stripped(String part) {
    return ZEROS.matcher(part).replaceFirst("");
  }
}
