package bondgate.server.stream;

import bondgate.server.book.DocumentKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The ranges that {@link BookAct} promises, checked in one place. */
final class BookChecks {
  private static final Pattern BOOK = Pattern.compile("[A-Z0-9]{1,32}");
  private static final Pattern ENTERPRISE = Pattern.compile("[A-Z0-9]{10}|[A-Z0-9]{18}");
  private static final Pattern ZONE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private BookChecks() {}

  static void book(String bookNo) {
    ActChecks.matches("bookNo", bookNo, BOOK, "1 to 32 of A-Z and 0-9");
  }

  static void bookOrNone(String bookNo) {
    if (bookNo != null) {
      book(bookNo);
    }
  }

  static void enterprise(String code) {
    ActChecks.matches(
        "enterprise", code, ENTERPRISE, "a code of 10 or 18 upper-case letters and digits");
  }

  static void zoneOrNone(String zone) {
    if (zone != null) {
      ActChecks.matches("counterZone", zone, ZONE, "a zone's name of a-z, 0-9 and '-'");
    }
  }

  static void numberOrNone(String what, String value) {
    if (value != null) {
      ActChecks.number(what, value);
    }
  }

  static void textOrNone(String what, String value) {
    if (value != null) {
      ActChecks.text(what, value, 500);
    }
  }

  static void assessed(DocumentKind kind, Long assessedTaxFen) {
    ActChecks.require(
        assessedTaxFen == null || kind == DocumentKind.RETAIL_LIST,
        "assessedTaxFen must be left out of a document of kind %s; received %s",
        kind,
        assessedTaxFen);
    ActChecks.fenOrNone("assessedTaxFen", assessedTaxFen, 0);
  }

  static void quantity(long quantity, long least) {
    ActChecks.require(
        quantity >= least && quantity <= BookAct.MAX_QUANTITY,
        "a quantity is from %d to %d pieces; received %d",
        least,
        BookAct.MAX_QUANTITY,
        quantity);
  }

  static List<BookAct.AcceptDocument.Line> lines(List<BookAct.AcceptDocument.Line> lines) {
    return some("lines", lines);
  }

  static List<DocumentPart> parts(List<DocumentPart> parts) {
    List<DocumentPart> copy = some("parts", parts);
    once("line", copy.stream().map(part -> String.valueOf(part.line())).toList());
    return copy;
  }

  static List<StockCount> counts(List<StockCount> counts) {
    List<StockCount> copy = some("counts", counts);
    once("item", copy.stream().map(StockCount::item).toList());
    return copy;
  }

  private static <T> List<T> some(String what, List<T> values) {
    List<T> copy = List.copyOf(ActChecks.present(what, values));
    ActChecks.require(
        !copy.isEmpty() && copy.size() <= BookAct.MAX_LINES,
        "a document has 1 to %d %s; received %d",
        BookAct.MAX_LINES,
        what,
        copy.size());
    return copy;
  }

  private static void once(String what, List<String> values) {
    Set<String> seen = new HashSet<>();
    for (String value : values) {
      ActChecks.require(seen.add(value), "the %s '%s' is named twice", what, value);
    }
  }
}
