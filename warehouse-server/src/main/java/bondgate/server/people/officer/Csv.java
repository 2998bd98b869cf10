package bondgate.server.people.officer;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated values by RFC 4180: lines end with CR LF, a field with a comma, a quotation mark
 * or a line end stands in quotation marks, which are doubled inside. UTF-8 with a byte order mark,
 * so that Excel shows Chinese. A text that a spreadsheet would take for a formula is given an
 * apostrophe in front; a number stays one.
 */
final class Csv {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String FORMULA = "=+-@\t\r";

  private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);

  /** Adds a line. */
  Csv line(List<String> fields) {
    text.append(fields.stream().map(Csv::field).collect(Collectors.joining(","))).append("\r\n");
    return this;
  }

  /** Everything. */
  String text() {
    return text.toString();
  }

  private static String field(String value) {
    boolean number = value.matches("-?\\d{1,18}(\\.\\d{1,5})?");
    String safe =
        !number && !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return safe.matches("(?s).*[,\"\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
