package bondgate.server.people.officer;

import bondgate.server.book.AccountBook;
import bondgate.server.book.BookEntry;
import bondgate.server.book.BookReading.Stock;
import bondgate.server.goods.Item;
import bondgate.server.people.Display;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * 台账 — one item of a book at an instant.
 *
 * @param at the instant
 * @param asKnownToday whether what was recorded later about before counts too
 * @param rows what was in each account
 * @param entries what led to it, oldest first
 */
public record CardPage(
    List<AccountBook> books,
    String bookNo,
    List<Item> items,
    String item,
    Instant at,
    boolean asKnownToday,
    List<Stock> rows,
    List<BookEntry> entries) {
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(Display.SHANGHAI);

  /** Takes copies. */
  public CardPage {
    books = List.copyOf(books);
    items = List.copyOf(items);
    rows = List.copyOf(rows);
    entries = List.copyOf(entries);
  }

  /** The instant as the form's field has it. */
  public String field() {
    return FIELD.format(at);
  }

  /** An instant that such a field states. */
  static Instant at(String field) {
    return java.time.LocalDateTime.parse(field).atZone(Display.SHANGHAI).toInstant();
  }
}
