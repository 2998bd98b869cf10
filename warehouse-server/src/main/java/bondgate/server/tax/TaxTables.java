package bondgate.server.tax;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rates, positive list and limits, each with the day from which on it holds. A change is a further
 * row; the day of the order picks, so what was sold before is computed as it was.
 */
public final class TaxTables {
  private static final int LEAST_DIGITS = 2;
  private static final int LIST_DIGITS = 8;

  private final String name;
  private final Map<String, NavigableMap<LocalDate, RateRow>> rates = new TreeMap<>();
  private final Map<String, NavigableMap<LocalDate, ListedGoods>> list = new TreeMap<>();
  private final NavigableMap<LocalDate, LimitRow> limits = new TreeMap<>();

  /**
   * Tables of these rows.
   *
   * @param name what answers call them
   * @throws IllegalArgumentException if two rows say something of the same goods from the same day,
   *     or there are no limits
   */
  public TaxTables(
      String name, List<RateRow> rates, List<ListedGoods> list, List<LimitRow> limits) {
    this.name = name;
    rates.forEach(row -> put(this.rates, row.hs(), row.from(), row));
    list.forEach(row -> put(this.list, row.hs(), row.from(), row));
    limits.forEach(row -> putOnce(this.limits, "limits", row.from(), row));
    if (limits.isEmpty()) {
      throw new IllegalArgumentException("the limits have no row");
    }
  }

  /** What answers call them. */
  public String name() {
    return name;
  }

  /** The rates of goods on a day: those of the longest first digits that have some by then. */
  public Optional<RateRow> rate(String hsCode, LocalDate day) {
    for (int digits = hsCode.length(); digits >= LEAST_DIGITS; digits--) {
      NavigableMap<LocalDate, RateRow> rows = rates.get(hsCode.substring(0, digits));
      Map.Entry<LocalDate, RateRow> row = rows == null ? null : rows.floorEntry(day);
      if (row != null) {
        return Optional.of(row.getValue());
      }
    }
    return Optional.empty();
  }

  /** What the positive list says of goods on a day; all 10 digits go before the first 8. */
  public Optional<ListedGoods> listed(String hsCode, LocalDate day) {
    return onList(hsCode, day).or(() -> onList(hsCode.substring(0, LIST_DIGITS), day));
  }

  private Optional<ListedGoods> onList(String hs, LocalDate day) {
    return Optional.ofNullable(list.get(hs))
        .map(rows -> rows.floorEntry(day))
        .map(Map.Entry::getValue)
        .filter(row -> row.holdsOn(day));
  }

  /** The limits on a day. */
  public Optional<LimitRow> limits(LocalDate day) {
    return Optional.ofNullable(limits.floorEntry(day)).map(Map.Entry::getValue);
  }

  LocalDate firstLimits() {
    return limits.firstKey();
  }

  private static <T> void put(
      Map<String, NavigableMap<LocalDate, T>> rows, String hs, LocalDate from, T row) {
    putOnce(rows.computeIfAbsent(hs, key -> new TreeMap<>()), hs, from, row);
  }

  private static <T> void putOnce(
      NavigableMap<LocalDate, T> rows, String what, LocalDate from, T row) {
    if (rows.putIfAbsent(from, row) != null) {
      throw new IllegalArgumentException(
          "two rows of %s from %s; expected one".formatted(what, from));
    }
  }
}
