package bondgate.server.people.officer;

import bondgate.server.book.AccountBook;
import bondgate.server.book.AccountBooks;
import bondgate.server.book.BookEntry;
import bondgate.server.book.BookReading;
import bondgate.server.book.DocumentKind;
import bondgate.server.book.DocumentReading;
import bondgate.server.goods.Goods;
import bondgate.server.people.ItemNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the account book says, laid out for the officer: stock card, documents, entries. */
@ApplicationScoped
class AccountBookReading {
  private static final int MOST_DOCUMENTS = 200;

  private final AccountBooks books;
  private final BookReading reading;
  private final DocumentReading documents;
  private final Goods goods;

  @Inject
  AccountBookReading(
      AccountBooks books, BookReading reading, DocumentReading documents, Goods goods) {
    this.books = books;
    this.reading = reading;
    this.documents = documents;
    this.goods = goods;
  }

  /** The book of that number, or the settings' if the zone has no such book. */
  String known(String zone, String bookNo) {
    return books.book(zone, bookNo).map(AccountBook::bookNo).orElse(books.defaultBook());
  }

  List<AccountBook> all(String zone) {
    return books.all(zone);
  }

  CardPage card(String zone, String bookNo, String item, Instant at, Instant known) {
    boolean there = goods.item(zone, item).isPresent();
    return new CardPage(
        books.all(zone),
        bookNo,
        goods.items(zone),
        item,
        at,
        known.isAfter(at),
        there ? reading.card(zone, bookNo, item, known, at) : List.of(),
        there
            ? reading.entries(zone, bookNo, Instant.EPOCH, at, BookReading.In.PIECES).stream()
                .filter(entry -> entry.item().equals(item))
                .toList()
            : List.of());
  }

  DocumentsPage documents(String zone, String bookNo, Optional<DocumentKind> kind) {
    return new DocumentsPage(
        books.all(zone),
        bookNo,
        kind.map(Enum::name).orElse(""),
        documents.list(zone, bookNo, kind, MOST_DOCUMENTS));
  }

  /** A document with the entries that it made; empty if the zone has none of that number. */
  Optional<DocumentPage> document(String zone, String number) {
    return documents
        .find(zone, number)
        .map(
            whole ->
                new DocumentPage(whole, entries(zone, whole.head()), ItemNames.of(goods, zone)));
  }

  private List<BookEntry> entries(String zone, DocumentReading.Head head) {
    Instant from = head.recordedAt();
    return reading
        .entries(
            zone, head.bookNo(), from, Instant.parse("9999-01-01T00:00:00Z"), BookReading.In.PIECES)
        .stream()
        .filter(entry -> entry.document().equals(head.number()))
        .toList();
  }
}
