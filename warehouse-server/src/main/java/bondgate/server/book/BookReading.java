package bondgate.server.book;

import bondgate.server.book.BookAccount.Measure;
import bondgate.server.ledger.Balance;
import bondgate.server.ledger.EntryKind;
import bondgate.server.ledger.JournalEntry;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.LedgerHistory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The account book as it is, and as it was at any instant: its stock, its entries, its
 * reconciliation. Reads what is committed.
 */
@ApplicationScoped
public class BookReading {
  private final Ledger ledger;
  private final LedgerHistory history;

  @Inject
  BookReading(Ledger ledger, LedgerHistory history) {
    this.ledger = ledger;
    this.history = history;
  }

  /** What a figure is asked in. */
  public enum In {
    /** Pieces of the declared unit. */
    PIECES(Measure.PIECES),
    /** Their value in fen. */
    FEN(Measure.VALUE);

    private final Measure measure;

    In(Measure measure) {
      this.measure = measure;
    }
  }

  /**
   * One account of an item as it stands.
   *
   * @param pieces what is there; below 0 only for where goods come from
   * @param plannedIn 预增
   * @param plannedOut 预减
   * @param valueFen what they are worth
   */
  public record Stock(
      String item, Holding holding, long pieces, long plannedIn, long plannedOut, long valueFen) {}

  /** The stock of a book now, by item and account; empty accounts are left out. */
  @Transactional
  public List<Stock> stock(String zone, String bookNo) {
    return stock(
        zone,
        ledger.balancesBelow(BookAccount.prefix(zone, bookNo, Measure.PIECES)),
        ledger.balancesBelow(BookAccount.prefix(zone, bookNo, Measure.VALUE)));
  }

  /** The stock of a book after everything that was recorded up to and including then. */
  @Transactional
  public List<Stock> stock(String zone, String bookNo, Instant recordedUntil) {
    return stock(
        zone,
        history.balancesBelow(BookAccount.prefix(zone, bookNo, Measure.PIECES), recordedUntil),
        history.balancesBelow(BookAccount.prefix(zone, bookNo, Measure.VALUE), recordedUntil));
  }

  /**
   * The stock card 台账 of an item: what was there at {@code happenedUntil}, as far as it was known
   * at {@code recordedUntil}. With both the same it is what the book said then; with a later {@code
   * recordedUntil}, what was there as we know now.
   */
  @Transactional
  public List<Stock> card(
      String zone, String bookNo, String item, Instant recordedUntil, Instant happenedUntil) {
    List<Stock> card = new ArrayList<>();
    for (Holding holding : Holding.values()) {
      Balance pieces =
          history.balanceAt(
              BookAccount.pieces(zone, bookNo, item, holding), recordedUntil, happenedUntil);
      Balance value =
          history.balanceAt(
              BookAccount.value(zone, bookNo, item, holding), recordedUntil, happenedUntil);
      if (!pieces.equals(Balance.ZERO)) {
        card.add(row(item, holding, pieces, value));
      }
    }
    return card;
  }

  /** The entries of a book that took effect and were recorded from then until before then. */
  @Transactional
  public List<BookEntry> entries(String zone, String bookNo, Instant from, Instant until, In in) {
    List<BookEntry> entries = new ArrayList<>();
    String prefix = BookAccount.prefix(zone, bookNo, in.measure);
    for (JournalEntry entry : history.entriesBelow(prefix, from, until)) {
      if (entry.kind() == EntryKind.SINGLE || entry.kind() == EntryKind.POST) {
        entries.addAll(BookEntry.of(entry, bookNo));
      }
    }
    return entries;
  }

  /**
   * Reconciles a book over a span: the entries recorded from then until before then against the
   * balances at both ends.
   */
  @Transactional
  public Reconciliation reconcile(String zone, String bookNo, Instant from, Instant until, In in) {
    return Reconciliation.of(
        balances(zone, bookNo, from, in),
        entries(zone, bookNo, from, until, in),
        balances(zone, bookNo, until, in),
        corrections(zone, bookNo));
  }

  /** Numbers of the book's corrections. */
  @Transactional
  public Set<String> corrections(String zone, String bookNo) {
    return DocumentRow.<DocumentRow>list(
            "zone = ?1 and bookNo = ?2 and kind = ?3", zone, bookNo, DocumentKind.CORRECTION)
        .stream()
        .map(row -> row.docNo)
        .collect(Collectors.toSet());
  }

  /** Before anything that is recorded at that instant; the database keeps microseconds. */
  private Map<Reconciliation.Key, Long> balances(
      String zone, String bookNo, Instant before, In in) {
    Map<Reconciliation.Key, Long> balances = new HashMap<>();
    history
        .balancesBelow(BookAccount.prefix(zone, bookNo, in.measure), before.minusNanos(1000))
        .forEach(
            (name, balance) -> {
              BookAccount account = BookAccount.parse(name).orElseThrow();
              balances.put(
                  new Reconciliation.Key(account.item(), account.holding()), balance.net());
            });
    return balances;
  }

  private static List<Stock> stock(
      String zone, Map<String, Balance> pieces, Map<String, Balance> values) {
    List<Stock> stock = new ArrayList<>();
    new TreeMap<>(pieces)
        .forEach(
            (name, balance) -> {
              BookAccount account = BookAccount.parse(name).orElseThrow();
              String value =
                  BookAccount.value(zone, account.bookNo(), account.item(), account.holding());
              if (!balance.equals(Balance.ZERO)) {
                stock.add(
                    row(
                        account.item(),
                        account.holding(),
                        balance,
                        values.getOrDefault(value, Balance.ZERO)));
              }
            });
    return stock;
  }

  private static Stock row(String item, Holding holding, Balance pieces, Balance value) {
    return new Stock(
        item, holding, pieces.net(), pieces.creditsPending(), pieces.debitsPending(), value.net());
  }
}
