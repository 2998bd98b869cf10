package bondgate.server.people.officer;

import jakarta.ws.rs.core.Response;
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

  /** Tables that follow each other, each under its title, to be kept under that name. */
  static Response download(String name, List<ReportPage.Table> tables) {
    Csv csv = new Csv();
    for (ReportPage.Table table : tables) {
      csv.line(List.of(table.title())).line(table.heads());
      table.rows().forEach(row -> csv.line(row.stream().map(ReportPage.Cell::text).toList()));
      csv.line(List.of(""));
    }
    return Response.ok(csv.text())
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
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
