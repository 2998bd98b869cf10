package bondgate.server.book;

import bondgate.server.book.BookAccount.Measure;
import bondgate.server.goods.Item;
import bondgate.server.goods.Place;
import bondgate.server.ledger.Balance;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The tagged goods on the dedicated account book 专用账册 of each zone: piece by piece, as the fence
 * sees them. A movement is a transfer from the account of the place it leaves (debit) to that of
 * the place it goes to (credit); its value goes along, on an account beside it. Bonded places
 * cannot give more than they have.
 */
@ApplicationScoped
public class Books {
  private final Ledger ledger;
  private final String bookNo;

  @Inject
  Books(
      Ledger ledger,
      @ConfigProperty(name = "bondgate.book", defaultValue = "T0000W000001") String bookNo) {
    this.ledger = ledger;
    this.bookNo = bookNo;
  }

  /** Opens the accounts of an item in the book of the tagged goods. */
  public void open(String zone, String item, Instant at) {
    ledger.open(BookAccount.chart(zone, bookNo, item), at);
  }

  /** The plan to move one piece; the same plan has the same id. */
  public PlannedMove plan(
      String zone, String epc, Item item, Place from, Place to, String document) {
    TransferId id =
        TransferId.of(zone, bookNo, "move", document, epc, from.name() + ">" + to.name());
    return new PlannedMove(epc, item.code(), item.unitValueFen(), from, to, document, id);
  }

  /** 预核扣: what reserves the planned piece on both sides, and its value beside it. */
  public List<Transfer> preDeduct(String zone, PlannedMove move) {
    return List.of(
        Transfer.pending(
            move.moveId(),
            account(Measure.PIECES, zone, move.item(), move.from()),
            account(Measure.PIECES, zone, move.item(), move.to()),
            1,
            move.document()),
        Transfer.pending(
            valueOf(move.moveId()),
            account(Measure.VALUE, zone, move.item(), move.from()),
            account(Measure.VALUE, zone, move.item(), move.to()),
            move.valueFen(),
            move.document()));
  }

  /** 已核扣: what makes the planned move, once the piece went through. */
  public List<Transfer> deduct(TransferId move, String document) {
    return List.of(
        Transfer.postWhole(TransferId.of(move.toString(), "deduct"), move, document),
        Transfer.postWhole(
            TransferId.of(move.toString(), "deduct", "value"), valueOf(move), document));
  }

  /** What takes the plan back. */
  public List<Transfer> withdraw(TransferId move, String reason) {
    return List.of(
        Transfer.voiding(TransferId.of(move.toString(), "withdraw"), move, reason),
        Transfer.voiding(
            TransferId.of(move.toString(), "withdraw", "value"), valueOf(move), reason));
  }

  /**
   * A move that nobody planned: into investigation, and back.
   *
   * @param cause what makes it this one and no other, such as the record that stated it
   */
  public List<Transfer> unplanned(
      String zone, String epc, Item item, Place from, Place to, String cause) {
    return List.of(
        Transfer.single(
            unplannedId(zone, epc, cause),
            account(Measure.PIECES, zone, item.code(), from),
            account(Measure.PIECES, zone, item.code(), to),
            1,
            cause),
        Transfer.single(
            TransferId.of(zone, bookNo, "unplanned", cause, epc, "value"),
            account(Measure.VALUE, zone, item.code(), from),
            account(Measure.VALUE, zone, item.code(), to),
            item.unitValueFen(),
            cause));
  }

  /** The entry that {@link #unplanned} makes of a piece, wherever it is looked for. */
  public TransferId unplannedId(String zone, String epc, String cause) {
    return TransferId.of(zone, bookNo, "unplanned", cause, epc);
  }

  /** Which holding that account of the ledger is, if it is one of a book. */
  public static Optional<Holding> holdingOf(String account) {
    return BookAccount.parse(account).map(BookAccount::holding);
  }

  /**
   * All books of the zone as they stand, by item and place. What is missing or beyond the book is
   * under investigation, wherever it should be; what customs holds, and what is destroyed or
   * written off, is at no place.
   */
  public List<BookRow> rows(String zone) {
    Map<String, Map<Place, BookRow>> rows = new TreeMap<>();
    for (Map.Entry<String, Balance> entry :
        ledger.balancesBelow(BookAccount.prefix(zone, Measure.PIECES)).entrySet()) {
      BookAccount account = BookAccount.parse(entry.getKey()).orElseThrow();
      Balance balance = entry.getValue();
      placeOf(account.holding())
          .ifPresent(
              place ->
                  rows.computeIfAbsent(account.item(), item -> new EnumMap<>(Place.class))
                      .merge(
                          place,
                          new BookRow(
                              account.item(),
                              place,
                              balance.net(),
                              balance.creditsPending(),
                              balance.debitsPending()),
                          BookRow::plus));
    }
    return rows.values().stream().flatMap(places -> places.values().stream()).toList();
  }

  private static Optional<Place> placeOf(Holding holding) {
    return switch (holding.status()) {
      case OUTSIDE, BONDED, ON_DISPLAY, RELEASED -> holding.place();
      case UNDER_INVESTIGATION, SURPLUS -> Optional.of(Place.INVESTIGATION);
      case CUSTOMS_HELD, DESTROYED, WRITTEN_OFF -> Optional.empty();
    };
  }

  private static TransferId valueOf(TransferId move) {
    return TransferId.of(move.toString(), "value");
  }

  private String account(Measure measure, String zone, String item, Place place) {
    return new BookAccount(zone, bookNo, item, Holding.of(place), measure).name();
  }
}
