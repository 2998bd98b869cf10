package bondgate.server.people.officer;

import bondgate.server.book.BookEntry;
import bondgate.server.book.BookReading;
import bondgate.server.book.BookReading.In;
import bondgate.server.book.Movement;
import bondgate.server.book.Reconciliation;
import bondgate.server.goods.Goods;
import bondgate.server.people.Display;
import bondgate.server.people.Language;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Makes the reconciliation report, in any form, and the entries behind each of its figures. */
@ApplicationScoped
class ReportReading {
  private final AccountBookReading books;
  private final BookReading reading;
  private final Goods goods;

  @Inject
  ReportReading(AccountBookReading books, BookReading reading, Goods goods) {
    this.books = books;
    this.reading = reading;
    this.goods = goods;
  }

  /** Which days of which book are asked for, both inclusive. */
  record Span(String bookNo, LocalDate from, LocalDate until) {
    Instant begin() {
      return from.atStartOfDay(Display.SHANGHAI).toInstant();
    }

    Instant end() {
      return until.plusDays(1).atStartOfDay(Display.SHANGHAI).toInstant();
    }
  }

  ReportPage report(String zone, Span span, ReportForm form, Language language) {
    Reconciliation pieces =
        reading.reconcile(zone, span.bookNo(), span.begin(), span.end(), In.PIECES);
    Reconciliation value = reading.reconcile(zone, span.bookNo(), span.begin(), span.end(), In.FEN);
    ReportTables tables =
        new ReportTables(
            MessageBundles.get(BookWords.class, Localized.Literal.of(language.code())),
            language,
            goods.items(zone),
            entries(zone, span),
            reading.corrections(zone, span.bookNo()),
            "book=%s&from=%s&until=%s".formatted(span.bookNo(), span.from(), span.until()));
    return new ReportPage(
        books.all(zone),
        span.bookNo(),
        form,
        span.from(),
        span.until(),
        pieces.broken().isEmpty() && value.broken().isEmpty(),
        tables.of(form, pieces, value));
  }

  /** The entries behind a figure. */
  List<BookEntry> behind(String zone, Span span, String item, String status, Movement movement) {
    Set<String> corrections = reading.corrections(zone, span.bookNo());
    return entries(zone, span).stream()
        .filter(entry -> entry.item().equals(item))
        .filter(
            entry ->
                entry.from().status().name().equals(status)
                    || entry.to().status().name().equals(status))
        .filter(entry -> entry.movement(corrections.contains(entry.document())) == movement)
        .toList();
  }

  private List<BookEntry> entries(String zone, Span span) {
    return reading.entries(zone, span.bookNo(), span.begin(), span.end(), In.PIECES);
  }
}
