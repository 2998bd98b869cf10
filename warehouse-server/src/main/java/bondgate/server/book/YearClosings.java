package bondgate.server.book;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 年度核销/结转 — a year of a book is closed with the figures that stood at its end, after they were
 * reconciled; the next year begins with them. Nothing can be recorded into a closed year any more:
 * what is recorded later carries its own time, also when it says that something happened before.
 *
 * <p>Logistics books 物流账册 are checked by stock-takes rather than by a periodic 报核; that customs
 * wants a yearly closing of them is not verified, so nobody is forced to close one.
 */
@ApplicationScoped
public class YearClosings {
  private final AccountBooks books;
  private final BookReading reading;
  private final DocumentStore store;

  @Inject
  YearClosings(AccountBooks books, BookReading reading, DocumentStore store) {
    this.books = books;
    this.reading = reading;
    this.store = store;
  }

  /** A year that is closed. */
  public record ClosedYear(int year, Instant until, int openDocuments, long leafIndex) {}

  /** The first instant of a year in China. */
  public static Instant begin(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(DocumentCheck.CHINA).toInstant();
  }

  /** Closes a year of a book by act {@code leafIndex}. */
  @Transactional(TxType.MANDATORY)
  public YearResult close(
      String zone, String bookNo, int year, String by, long leafIndex, Instant at) {
    if (books.book(zone, bookNo).isEmpty()) {
      return new YearResult.BookUnknown(bookNo);
    }
    Optional<YearRow> earlier = row(zone, bookNo, year);
    if (earlier.isPresent()) {
      return new YearResult.ClosedBefore(earlier.get().leafIndex);
    }
    Instant until = begin(year + 1);
    if (at.isBefore(until)) {
      return new YearResult.NotOver(year, at);
    }
    boolean earlierMoves =
        !reading.entries(zone, bookNo, Instant.EPOCH, begin(year), BookReading.In.PIECES).isEmpty();
    if (earlierMoves && row(zone, bookNo, year - 1).isEmpty()) {
      return new YearResult.EarlierOpen(year, year - 1);
    }
    List<String> broken = broken(zone, bookNo, year);
    return broken.isEmpty()
        ? write(zone, bookNo, year, by, leafIndex, at)
        : new YearResult.DoesNotBalance(broken);
  }

  /** The closed years of a book, newest first. */
  @Transactional
  public List<ClosedYear> closed(String zone, String bookNo) {
    return YearRow.<YearRow>list("zone = ?1 and bookNo = ?2 order by year desc", zone, bookNo)
        .stream()
        .map(row -> new ClosedYear(row.year, row.until, row.openDocuments, row.leafIndex))
        .toList();
  }

  /**
   * What the closing figures of a closed year say beyond the book as it can be read today; empty if
   * they agree, as they must, or if the year is not closed.
   */
  @Transactional
  public List<String> differences(String zone, String bookNo, int year) {
    Optional<YearRow> row = row(zone, bookNo, year);
    if (row.isEmpty()) {
      return List.of();
    }
    List<String> now = new ArrayList<>(figures(reading.stock(zone, bookNo, endOf(year))));
    List<String> then =
        YearLineRow.<YearLineRow>list("yearId = ?1", row.get().id).stream()
            .map(line -> figure(line.item, line.holding, line.pieces, line.valueFen))
            .toList();
    List<String> differences = new ArrayList<>(now);
    differences.removeAll(then);
    then.stream().filter(line -> !now.contains(line)).forEach(differences::add);
    return differences;
  }

  private List<String> broken(String zone, String bookNo, int year) {
    List<String> broken = new ArrayList<>();
    for (BookReading.In in : BookReading.In.values()) {
      reading.reconcile(zone, bookNo, begin(year), begin(year + 1), in).broken().stream()
          .map(line -> "%s %s %s".formatted(in, line, line.difference()))
          .forEach(broken::add);
    }
    broken.addAll(differences(zone, bookNo, year - 1));
    return broken;
  }

  private YearResult write(
      String zone, String bookNo, int year, String by, long leafIndex, Instant at) {
    YearRow row = new YearRow();
    row.zone = zone;
    row.bookNo = bookNo;
    row.year = year;
    row.until = begin(year + 1);
    row.openDocuments = open(zone, bookNo, row.until);
    row.actor = by;
    row.leafIndex = leafIndex;
    row.closedAt = at;
    row.persist();
    for (BookReading.Stock stock : reading.stock(zone, bookNo, endOf(year))) {
      YearLineRow line = new YearLineRow();
      line.yearId = row.id;
      line.item = stock.item();
      line.holding = stock.holding();
      line.pieces = stock.pieces();
      line.valueFen = stock.valueFen();
      line.persist();
    }
    return new YearResult.Closed(row.openDocuments);
  }

  /** Documents of the year and before that had not come to their formal write at its end. */
  private int open(String zone, String bookNo, Instant until) {
    List<DocumentRow> documents =
        DocumentRow.list("zone = ?1 and bookNo = ?2 and recordedAt < ?3", zone, bookNo, until);
    return (int)
        documents.stream()
            .filter(
                document ->
                    DocumentState.of(
                            document,
                            store.steps(document).stream()
                                .filter(step -> step.recordedAt.isBefore(until))
                                .toList())
                        == DocumentState.PRE_DEDUCTED)
            .count();
  }

  private static Instant endOf(int year) {
    return begin(year + 1).minusNanos(1000);
  }

  private static List<String> figures(List<BookReading.Stock> stock) {
    return stock.stream()
        .map(row -> figure(row.item(), row.holding(), row.pieces(), row.valueFen()))
        .toList();
  }

  private static String figure(String item, Holding holding, long pieces, long valueFen) {
    return "%s %s %d pieces %d fen".formatted(item, holding, pieces, valueFen);
  }

  private static Optional<YearRow> row(String zone, String bookNo, int year) {
    return YearRow.<YearRow>find("zone = ?1 and bookNo = ?2 and year = ?3", zone, bookNo, year)
        .firstResultOptional();
  }
}
