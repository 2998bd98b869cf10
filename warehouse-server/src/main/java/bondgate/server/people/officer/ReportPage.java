package bondgate.server.people.officer;

import bondgate.server.book.AccountBook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The reconciliation of a book over some days, in one form.
 *
 * @param until the last day, inclusive
 * @param balanced whether every line's identity holds
 */
public record ReportPage(
    List<AccountBook> books,
    String bookNo,
    ReportForm form,
    LocalDate from,
    LocalDate until,
    boolean balanced,
    List<Table> tables) {
  /** Takes copies. */
  public ReportPage {
    books = List.copyOf(books);
    tables = List.copyOf(tables);
  }

  /** The forms to choose from. */
  public List<ReportForm> forms() {
    return Arrays.asList(ReportForm.values());
  }

  /** The same report as the query of an address. */
  public String query() {
    return "?book=%s&form=%s&from=%s&until=%s".formatted(bookNo, form, from, until);
  }

  /** One table, the same on paper, on the screen and as CSV. */
  public record Table(String title, List<String> heads, List<List<Cell>> rows) {
    /** Takes copies. */
    public Table {
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
    }

    /** With the heads that the cells of the first row name. */
    static Table of(String title, List<List<Cell>> rows) {
      List<String> heads =
          rows.isEmpty() ? List.of() : rows.get(0).stream().map(Cell::head).toList();
      return new Table(title, heads, rows);
    }
  }

  /**
   * A cell.
   *
   * @param href where its figure comes from; empty for none
   * @param bad whether it is a difference that must not be
   */
  public record Cell(String head, String text, boolean number, String href, boolean bad) {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}( .*)?");

    private static final int SHORT = 12;

    static Cell text(String head, String text) {
      return new Cell(head, text, false, "", false);
    }

    static Cell number(String head, String figure) {
      return new Cell(head, figure, true, "", false);
    }

    static Cell number(String head, long figure) {
      return number(head, Long.toString(figure));
    }

    /** An amount in fen, in yuan with two digits. */
    static Cell yuan(String head, long fen) {
      return number(head, BigDecimal.valueOf(fen, 2).toPlainString());
    }

    /** A leaf of the log, which is proven a click away. */
    static Cell proof(String head, long leafIndex) {
      return new Cell(head, Long.toString(leafIndex), true, "/officer/prove/" + leafIndex, false);
    }

    /** How it is set: figures stand under each other, and no figure, time or word is broken. */
    public String css() {
      if (number) {
        return "num";
      }
      return text.length() <= SHORT || DAY.matcher(text).matches() ? "nowrap" : "";
    }
  }
}
