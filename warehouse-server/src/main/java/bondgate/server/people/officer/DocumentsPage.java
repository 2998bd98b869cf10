package bondgate.server.people.officer;

import bondgate.server.book.AccountBook;
import bondgate.server.book.DocumentKind;
import bondgate.server.book.DocumentReading;
import java.util.Arrays;
import java.util.List;

/**
 * The documents of a book, newest first.
 *
 * @param kind name of the kind that is asked for, empty for all
 */
public record DocumentsPage(
    List<AccountBook> books, String bookNo, String kind, List<DocumentReading.Head> documents) {
  /** Takes copies. */
  public DocumentsPage {
    books = List.copyOf(books);
    documents = List.copyOf(documents);
  }

  /** The kinds to choose from. */
  public List<DocumentKind> kinds() {
    return Arrays.asList(DocumentKind.values());
  }
}
