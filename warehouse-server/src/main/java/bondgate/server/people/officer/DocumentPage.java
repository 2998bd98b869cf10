package bondgate.server.people.officer;

import bondgate.server.book.BookEntry;
import bondgate.server.book.DocumentReading;
import bondgate.server.people.ItemName;
import bondgate.server.people.ItemNames;
import java.util.List;

/**
 * One document.
 *
 * @param document everything about it
 * @param entries what it moved
 * @param names the items' names
 */
public record DocumentPage(
    DocumentReading.Whole document, List<BookEntry> entries, ItemNames names) {
  /** Takes a copy. */
  public DocumentPage {
    entries = List.copyOf(entries);
  }

  /** The item's names. */
  public ItemName name(String item) {
    return names.of(item);
  }
}
