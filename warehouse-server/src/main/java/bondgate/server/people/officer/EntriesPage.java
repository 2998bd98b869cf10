package bondgate.server.people.officer;

import bondgate.server.book.BookEntry;
import java.util.List;

/**
 * The entries behind a figure of the report.
 *
 * @param figure what the figure is: item, status and column
 * @param back the report's own address
 */
public record EntriesPage(String figure, String back, List<BookEntry> entries) {
  /** Takes a copy. */
  public EntriesPage {
    entries = List.copyOf(entries);
  }
}
