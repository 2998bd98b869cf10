package bondgate.server.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A document as it is handed in.
 *
 * @param bookNo the account book that it moves
 * @param number its own number, unique in the zone
 * @param declared whether it has a declaration 报关 that customs must release
 * @param counterZone for a transfer: the other zone, empty for this one
 * @param counterBook for a transfer: the other book, else empty
 * @param original number of the document that it corrects or returns from, or empty
 * @param customsNo number of customs' decision or receipt, or empty
 * @param reason in words, or empty; no names
 * @param by the person or device, such as {@code staff:ls-07}
 * @param happenedAt when it happened, not later than it is recorded
 */
public record BookDocument(
    String bookNo,
    DocumentKind kind,
    String number,
    boolean declared,
    String counterZone,
    String counterBook,
    String original,
    String customsNo,
    String reason,
    List<Line> lines,
    String by,
    Instant happenedAt) {
  /** Takes a copy. */
  public BookDocument {
    lines = List.copyOf(lines);
  }

  /**
   * So many pieces of an item, from one account to another.
   *
   * @param quantity pieces in the declared unit, from 1
   * @param originalLine for a correction or return: the line of the original, else 0
   */
  public record Line(String item, long quantity, Holding from, Holding to, int originalLine) {
    /** A line that refers to no earlier one. */
    public Line(String item, long quantity, Holding from, Holding to) {
      this(item, quantity, from, to, 0);
    }

    /** The way it goes. */
    public DocumentKind.Route route() {
      return new DocumentKind.Route(from, to);
    }
  }

  BookDocument with(List<Line> others) {
    return new BookDocument(
        bookNo,
        kind,
        number,
        declared,
        counterZone,
        counterBook,
        original,
        customsNo,
        reason,
        others,
        by,
        happenedAt);
  }

  /** Two documents are the same if these digests are; who handed it in, and when, is not asked. */
  String digest() {
    List<String> parts = new ArrayList<>();
    parts.add(bookNo);
    parts.add(kind.name());
    parts.add(String.valueOf(declared));
    parts.add(counterZone);
    parts.add(counterBook);
    parts.add(original);
    parts.add(customsNo);
    parts.add(reason.replace('\n', ' '));
    lines.forEach(line -> parts.add(line.toString()));
    return DocumentDigest.of(parts);
  }
}
