package bondgate.server.book;

import bondgate.server.goods.Item;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What refuses a document before the ledger is asked. Pure: everything is given. */
final class DocumentCheck {
  /** Customs' calendar. */
  static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** So that a sum of many lines still fits into 63 bits. */
  private static final long MOST_FEN = 1_000_000_000_000_000L;

  private DocumentCheck() {}

  /** The first refusal of the head: number, time, book, and what must be stated. */
  static Optional<DocumentResult.Refusal> head(
      BookDocument asked,
      Optional<String> malformed,
      Optional<AccountBook> book,
      Instant recordedAt) {
    if (malformed.isPresent()) {
      return refuse(new DocumentResult.NumberMalformed(asked.number(), malformed.get()));
    }
    if (asked.happenedAt().isAfter(recordedAt)) {
      return refuse(new DocumentResult.HappensLater(asked.happenedAt(), recordedAt));
    }
    if (book.isEmpty()) {
      return refuse(new DocumentResult.BookUnknown(asked.bookNo()));
    }
    LocalDate today = LocalDate.ofInstant(recordedAt, CHINA);
    Optional<LocalDate> end = book.get().validUntil();
    if (end.isPresent() && today.isAfter(end.get())) {
      return refuse(new DocumentResult.BookEnded(asked.bookNo(), end.get(), today));
    }
    return lacks(asked).map(what -> new DocumentResult.Lacks(asked.kind(), what));
  }

  private static Optional<String> lacks(BookDocument asked) {
    if (asked.kind().needsCustomsNo() && asked.customsNo().isEmpty()) {
      return Optional.of("customsNo");
    }
    if (asked.kind().needsOriginal() && asked.original().isEmpty()) {
      return Optional.of("original");
    }
    boolean between = asked.kind() == DocumentKind.BOOK_TRANSFER;
    boolean zones =
        asked.kind() == DocumentKind.ZONE_TRANSFER_IN
            || asked.kind() == DocumentKind.ZONE_TRANSFER_OUT;
    if ((between || zones) && asked.counterBook().isEmpty()) {
      return Optional.of("counterBook");
    }
    if (zones && asked.counterZone().isEmpty()) {
      return Optional.of("counterZone");
    }
    if (asked.kind() == DocumentKind.CORRECTION && asked.reason().isEmpty()) {
      return Optional.of("reason");
    }
    return Optional.empty();
  }

  /** The first refusal of the lines: items, ways, values. */
  static Optional<DocumentResult.Refusal> lines(BookDocument asked, Map<String, Item> items) {
    List<String> unknown =
        asked.lines().stream()
            .map(BookDocument.Line::item)
            .filter(item -> !items.containsKey(item))
            .distinct()
            .toList();
    if (!unknown.isEmpty()) {
      return refuse(new DocumentResult.UnknownItems(unknown));
    }
    for (BookDocument.Line line : asked.lines()) {
      // What goes an earlier document's way back does not choose it.
      if (!asked.kind().needsOriginal() && !asked.kind().routes().contains(line.route())) {
        return refuse(
            new DocumentResult.NoSuchWay(asked.kind(), line.route(), asked.kind().routes()));
      }
      long unitFen = items.get(line.item()).unitValueFen();
      if (line.quantity() > MOST_FEN / unitFen) {
        return refuse(new DocumentResult.ValueTooLarge(line.item(), line.quantity(), unitFen));
      }
    }
    return asked.kind() == DocumentKind.CONVERSION ? values(asked, items) : Optional.empty();
  }

  private static Optional<DocumentResult.Refusal> values(
      BookDocument asked, Map<String, Item> items) {
    long in = 0;
    long out = 0;
    for (BookDocument.Line line : asked.lines()) {
      long fen = line.quantity() * items.get(line.item()).unitValueFen();
      in += line.to() == Holding.CONVERTED ? fen : 0;
      out += line.from() == Holding.CONVERTED ? fen : 0;
    }
    return in == out && in > 0
        ? Optional.empty()
        : refuse(new DocumentResult.ValuesDiffer(in, out));
  }

  private static Optional<DocumentResult.Refusal> refuse(DocumentResult.Refusal refusal) {
    return Optional.of(refusal);
  }
}
