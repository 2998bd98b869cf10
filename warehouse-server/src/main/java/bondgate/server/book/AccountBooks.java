package bondgate.server.book;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The account books of each zone. The book of the setting {@code bondgate.book} is always there: it
 * is the dedicated book 专用账册 of the tagged goods.
 */
@ApplicationScoped
public class AccountBooks {
  private static final long BY_THE_SETTINGS = -1;

  private final BookSettings settings;

  @Inject
  AccountBooks(BookSettings settings) {
    this.settings = settings;
  }

  /** Opens a book by act {@code leafIndex}. */
  @Transactional(TxType.MANDATORY)
  public OpenBookResult open(String zone, AccountBook book, long leafIndex, Instant at) {
    Optional<BookRegisterRow> earlier = row(zone, book.bookNo());
    if (earlier.isPresent()) {
      return book(earlier.get()).equals(book)
          ? new OpenBookResult.OpenedBefore(earlier.get().leafIndex)
          : new OpenBookResult.IsOtherwise(book.bookNo(), earlier.get().leafIndex);
    }
    if (book.bookNo().equals(settings.defaultBook())) {
      return new OpenBookResult.IsOtherwise(book.bookNo(), BY_THE_SETTINGS);
    }
    Optional<String> expected = settings.malformedBook(book.bookNo());
    if (expected.isPresent()) {
      return new OpenBookResult.NumberMalformed(book.bookNo(), expected.get());
    }
    BookRegisterRow row = new BookRegisterRow();
    row.zone = zone;
    row.bookNo = book.bookNo();
    row.enterprise = book.enterprise();
    row.validUntil = book.validUntil().orElse(null);
    row.leafIndex = leafIndex;
    row.openedAt = at;
    row.persistAndFlush();
    return new OpenBookResult.Opened();
  }

  /** The book of that number, if the zone has it. */
  @Transactional
  public Optional<AccountBook> book(String zone, String bookNo) {
    return bookNo.equals(settings.defaultBook())
        ? Optional.of(ofTheSettings())
        : row(zone, bookNo).map(AccountBooks::book);
  }

  /** All books of the zone, the settings' first. */
  @Transactional
  public List<AccountBook> all(String zone) {
    List<AccountBook> books = new ArrayList<>();
    books.add(ofTheSettings());
    BookRegisterRow.<BookRegisterRow>list("zone = ?1 order by bookNo", zone)
        .forEach(row -> books.add(book(row)));
    return books;
  }

  /** Number of the settings' book. */
  public String defaultBook() {
    return settings.defaultBook();
  }

  private AccountBook ofTheSettings() {
    return new AccountBook(settings.defaultBook(), "", Optional.empty());
  }

  private static AccountBook book(BookRegisterRow row) {
    return new AccountBook(row.bookNo, row.enterprise, Optional.ofNullable(row.validUntil));
  }

  private static Optional<BookRegisterRow> row(String zone, String bookNo) {
    return BookRegisterRow.<BookRegisterRow>find("zone = ?1 and bookNo = ?2", zone, bookNo)
        .firstResultOptional();
  }
}
