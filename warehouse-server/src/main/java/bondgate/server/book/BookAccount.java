package bondgate.server.book;

import bondgate.server.ledger.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One account of the account book: what a book has of an item in one {@link Holding}, in pieces or
 * as value in fen. Its name begins with the zone, so that all books of a zone have one writer:
 *
 * <pre>
 * guiyang-o2o/book/T0000W000001/WINE-750/WAREHOUSE    pieces
 * guiyang-o2o/value/T0000W000001/WINE-750/WAREHOUSE   fen
 * </pre>
 */
record BookAccount(
    String zone, String bookNo, String item, Holding holding, BookAccount.Measure measure) {
  /** What an account counts. */
  enum Measure {
    PIECES("book", "piece"),
    VALUE("value", "fen");

    private final String part;
    private final String unit;

    Measure(String part, String unit) {
      this.part = part;
      this.unit = unit;
    }
  }

  static String pieces(String zone, String bookNo, String item, Holding holding) {
    return new BookAccount(zone, bookNo, item, holding, Measure.PIECES).name();
  }

  static String value(String zone, String bookNo, String item, Holding holding) {
    return new BookAccount(zone, bookNo, item, holding, Measure.VALUE).name();
  }

  /** How the names of a book's accounts begin. */
  static String prefix(String zone, String bookNo, Measure measure) {
    return zone + "/" + measure.part + "/" + bookNo + "/";
  }

  /** How the names of the accounts of all the zone's books begin. */
  static String prefix(String zone, Measure measure) {
    return zone + "/" + measure.part + "/";
  }

  /** The account of that name; empty if it is none of the account book's. */
  static Optional<BookAccount> parse(String name) {
    String[] parts = name.split("/", -1);
    if (parts.length != 5) {
      return Optional.empty();
    }
    for (Measure measure : Measure.values()) {
      if (measure.part.equals(parts[1])) {
        return Optional.of(
            new BookAccount(parts[0], parts[2], parts[3], Holding.valueOf(parts[4]), measure));
      }
    }
    return Optional.empty();
  }

  /** All accounts of an item in a book. */
  static List<Account> chart(String zone, String bookNo, String item) {
    List<Account> accounts = new ArrayList<>();
    for (Holding holding : Holding.values()) {
      for (Measure measure : Measure.values()) {
        accounts.add(new BookAccount(zone, bookNo, item, holding, measure).account());
      }
    }
    return accounts;
  }

  String name() {
    return prefix(zone, bookNo, measure) + item + "/" + holding;
  }

  private Account account() {
    return new Account(name(), measure.unit, holding.limit());
  }
}
