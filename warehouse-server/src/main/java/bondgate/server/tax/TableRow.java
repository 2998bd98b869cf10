package bondgate.server.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A line of a table file: cells with {@code |} between them, under the names of the first line.
 * Lines that are empty or begin with {@code #} say nothing.
 */
final class TableRow {
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
  private static final Pattern MONEY = Pattern.compile("\\d{1,9}(\\.\\d{1,2})?");

  private final String place;
  private final Map<String, String> cells;

  private TableRow(String place, Map<String, String> cells) {
    this.place = place;
    this.cells = cells;
  }

  /**
   * The rows of a file.
   *
   * @param columns that the first line names, in this order
   */
  static List<TableRow> read(String file, String text, List<String> columns)
      throws MalformedTableException {
    List<TableRow> rows = new ArrayList<>();
    boolean headed = false;
    int number = 0;
    for (String line : text.split("\\R", -1)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String place = "%s line %d".formatted(file, number);
      List<String> parts = List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
      if (!headed) {
        same(place, parts, columns);
        headed = true;
        continue;
      }
      if (parts.size() != columns.size()) {
        throw new MalformedTableException(
            place, parts.size() + " cells", columns.size() + ": " + String.join(" | ", columns));
      }
      Map<String, String> cells = new TreeMap<>();
      for (int i = 0; i < parts.size(); i++) {
        cells.put(columns.get(i), parts.get(i));
      }
      rows.add(new TableRow(place, cells));
    }
    if (!headed) {
      throw new MalformedTableException(file, "no line", String.join(" | ", columns));
    }
    return rows;
  }

  private static void same(String place, List<String> parts, List<String> columns)
      throws MalformedTableException {
    if (!parts.equals(columns)) {
      throw new MalformedTableException(
          place, String.join(" | ", parts), "the columns " + String.join(" | ", columns));
    }
  }

  String text(String column) {
    return cells.get(column);
  }

  String matching(String column, Pattern pattern, String expected) throws MalformedTableException {
    String cell = cells.get(column);
    if (!pattern.matcher(cell).matches()) {
      throw wrong(column, expected);
    }
    return cell;
  }

  LocalDate day(String column) throws MalformedTableException {
    try {
      return LocalDate.parse(cells.get(column));
    } catch (DateTimeParseException e) {
      throw wrong(column, "a day such as 2019-01-01");
    }
  }

  Optional<LocalDate> dayOrNone(String column) throws MalformedTableException {
    return cells.get(column).equals("-") ? Optional.empty() : Optional.of(day(column));
  }

  boolean yes(String column) throws MalformedTableException {
    return switch (cells.get(column)) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw wrong(column, "yes or no");
    };
  }

  /** A rate, from 0 to 10, or below 1. */
  Ratio rate(String column, boolean belowOne) throws MalformedTableException {
    String expected =
        belowOne ? "a rate from 0, below 1, such as 0.15" : "a rate from 0 to 10, such as 0.13";
    Ratio rate = Ratio.of(new BigDecimal(matching(column, DECIMAL, expected)));
    if (belowOne ? rate.isAtLeast(Ratio.ONE) : rate.compareTo(Ratio.of(10)) > 0) {
      throw wrong(column, expected);
    }
    return rate;
  }

  long fen(String column) throws MalformedTableException {
    String cell = matching(column, MONEY, "CNY such as 5000 or 5000.00");
    return new BigDecimal(cell).movePointRight(2).longValueExact();
  }

  List<PerMeasure> perMeasure(String column) throws MalformedTableException {
    return PerMeasure.parse(cells.get(column))
        .orElseThrow(
            () ->
                wrong(
                    column,
                    "'-' or CNY per content, such as 10/1ml;10/1g;15/1piece, each measure once"));
  }

  MalformedTableException wrong(String column, String expected) {
    return new MalformedTableException(
        "%s, column %s".formatted(place, column), cells.get(column), expected);
  }
}
