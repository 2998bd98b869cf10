package bondgate.server.book;

import bondgate.server.goods.Place;
import bondgate.server.ledger.Account;
import bondgate.server.ledger.Account.Limit;
import bondgate.server.ledger.Balance;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The account book 账册 of each zone. For every item there is one account of pieces at each place; a
 * movement is a transfer from the account of the place it leaves (debit) to that of the place it
 * goes to (credit). Bonded places cannot give more than they have.
 */
@ApplicationScoped
public class Books {
  private static final String PIECE = "piece";

  private final Ledger ledger;
  private final String bookNo;

  @Inject
  Books(
      Ledger ledger,
      @ConfigProperty(name = "bondgate.book", defaultValue = "T0000W000001") String bookNo) {
    this.ledger = ledger;
    this.bookNo = bookNo;
  }

  /** Opens the accounts of an item at every place. */
  public void open(String zone, String item, Instant at) {
    List<Account> accounts = new ArrayList<>();
    for (Place place : Place.values()) {
      accounts.add(new Account(account(zone, item, place), PIECE, limit(place)));
    }
    ledger.open(accounts, at);
  }

  /** The plan to move one piece; the same plan has the same id. */
  public PlannedMove plan(
      String zone, String epc, String item, Place from, Place to, String document) {
    TransferId id =
        TransferId.of(zone, bookNo, "move", document, epc, from.name() + ">" + to.name());
    return new PlannedMove(epc, item, from, to, document, id);
  }

  /** 预核扣: what reserves the planned piece on both sides. */
  public Transfer preDeduct(String zone, PlannedMove move) {
    return Transfer.pending(
        move.moveId(),
        account(zone, move.item(), move.from()),
        account(zone, move.item(), move.to()),
        1,
        move.document());
  }

  /** 已核扣: what makes the planned move, once the piece went through. */
  public Transfer deduct(TransferId move, String document) {
    return Transfer.post(TransferId.of(move.toString(), "deduct"), move, 1, document);
  }

  /** What takes the plan back. */
  public Transfer withdraw(TransferId move, String reason) {
    return Transfer.voiding(TransferId.of(move.toString(), "withdraw"), move, reason);
  }

  /**
   * A move that nobody planned: into investigation, and back.
   *
   * @param cause what makes it this one and no other, such as the record that stated it
   */
  public Transfer unplanned(
      String zone, String epc, String item, Place from, Place to, String cause) {
    return Transfer.single(
        TransferId.of(zone, bookNo, "unplanned", cause, epc),
        account(zone, item, from),
        account(zone, item, to),
        1,
        cause);
  }

  /** The book as it stands, by item and place. */
  public List<BookRow> rows(String zone) {
    String prefix = prefix(zone);
    List<BookRow> rows = new ArrayList<>();
    for (Map.Entry<String, Balance> entry : ledger.balancesBelow(prefix).entrySet()) {
      String[] names = entry.getKey().substring(prefix.length()).split("/", -1);
      Balance balance = entry.getValue();
      rows.add(
          new BookRow(
              names[0],
              Place.valueOf(names[1]),
              balance.net(),
              balance.creditsPending(),
              balance.debitsPending()));
    }
    return rows;
  }

  private String account(String zone, String item, Place place) {
    return prefix(zone) + item + "/" + place;
  }

  private String prefix(String zone) {
    return zone + "/book/" + bookNo + "/";
  }

  private static Limit limit(Place place) {
    return switch (place) {
      case ABROAD, STREET -> Limit.NONE;
      case WAREHOUSE, CENTRE, INVESTIGATION -> Limit.DEBITS_MUST_NOT_EXCEED_CREDITS;
    };
  }
}
