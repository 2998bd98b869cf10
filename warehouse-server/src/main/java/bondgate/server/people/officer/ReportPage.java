package bondgate.server.people.officer;

import bondgate.server.book.AccountBook;
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

    /** How it is set: figures stand under each other, and no figure, time or word is broken. */
    public String css() {
      if (number) {
        return "num";
      }
      return text.length() <= SHORT || DAY.matcher(text).matches() ? "nowrap" : "";
    }
  }
}
