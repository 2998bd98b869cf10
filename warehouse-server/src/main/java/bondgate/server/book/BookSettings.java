package bondgate.server.book;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What differs from customs office to customs office, or was not seen in a source: settings, each
 * with its default.
 */
@ApplicationScoped
class BookSettings {
  private final String defaultBook;
  private final Pattern bookNumber;
  private final Pattern listNumber;
  private final Pattern passNumber;
  private final int returnDays;

  /**
   * Checks that the patterns are ones.
   *
   * @param defaultBook the book of the tagged goods, which needs no act to be opened
   * @param bookNumber 区域物流账册 T????W… or D, 场所物流账册 L with a letter at its ninth place (single-window
   *     page scripts)
   * @param listNumber 核注清单: QD, customs office, year, I or E, nine digits (receipts of 2024)
   * @param passNumber 核放单: only two were seen, one of them two-step
   * @param returnDays 退货: apply within 30 days of release (2020 No. 45, from memory)
   */
  @Inject
  BookSettings(
      @ConfigProperty(name = "bondgate.book", defaultValue = "T0000W000001") String defaultBook,
      @ConfigProperty(
              name = "bondgate.book.number-pattern",
              defaultValue = "T[A-Z0-9]{4}[DW][A-Z0-9]{6,14}|L[A-Z0-9]{7}[A-Z][A-Z0-9]{3,11}")
          String bookNumber,
      @ConfigProperty(
              name = "bondgate.book.list-number-pattern",
              defaultValue = "QD\\d{4}\\d{2}[IE]\\d{9}")
          String listNumber,
      @ConfigProperty(
              name = "bondgate.book.pass-number-pattern",
              defaultValue = "[A-Z]\\d{4}[IE]\\d{6}[T\\d]\\d{11}")
          String passNumber,
      @ConfigProperty(name = "bondgate.book.return-days", defaultValue = "30") int returnDays) {
    this.defaultBook = defaultBook;
    this.bookNumber = Pattern.compile(bookNumber);
    this.listNumber = Pattern.compile(listNumber);
    this.passNumber = Pattern.compile(passNumber);
    this.returnDays = returnDays;
  }

  String defaultBook() {
    return defaultBook;
  }

  int returnDays() {
    return returnDays;
  }

  /** What a book's number must look like, if this one does not. */
  Optional<String> malformedBook(String number) {
    return malformed(number, bookNumber);
  }

  /** What a gate pass' number must look like, if this one does not. */
  Optional<String> malformedPass(String number) {
    return malformed(number, passNumber);
  }

  /** What the number of such a document must look like, if this one does not. */
  Optional<String> malformed(DocumentKind kind, String number) {
    return switch (kind) {
      case INBOUND_LIST,
          OUTBOUND_LIST,
          RETURN_ABROAD,
          BOOK_TRANSFER,
          ZONE_TRANSFER_OUT,
          ZONE_TRANSFER_IN ->
          malformed(number, listNumber);
      case RETAIL_LIST,
          CUSTOMER_RETURN,
          STOCK_TAKE,
          DISPLAY_OUT,
          SHORTAGE,
          OVERAGE,
          DESTRUCTION,
          SAMPLE,
          SAMPLE_BACK,
          CONVERSION,
          CORRECTION ->
          Optional.empty();
    };
  }

  private static Optional<String> malformed(String number, Pattern pattern) {
    return pattern.matcher(number).matches() ? Optional.empty() : Optional.of(pattern.pattern());
  }
}
