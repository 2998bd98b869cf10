package bondgate.server.book;

import bondgate.server.ledger.JournalEntry;
import java.time.Instant;
import java.util.List;

/**
 * One entry of the account book that took effect: what a line of the journal says, in customs'
 * words.
 *
 * @param pieces pieces, or their value in fen, whichever is asked for
 * @param document number of the document, or the device's record that stated an unplanned move
 * @param by the person or device
 * @param evidence leaf of the evidence log, -1 for none
 */
public record BookEntry(
    long seq,
    String item,
    Holding from,
    Holding to,
    long pieces,
    String document,
    String by,
    long evidence,
    Instant happenedAt,
    Instant recordedAt) {

  /** What it is for the reconciliation. */
  public Movement movement(boolean correction) {
    return Movement.of(from, to, correction);
  }

  /**
   * What an entry of the journal is in a book. A move within one item is one entry. Where value
   * goes over to another item, as in a conversion, each item has an entry of its own.
   */
  static List<BookEntry> of(JournalEntry entry, String bookNo) {
    BookAccount debit = BookAccount.parse(entry.debit()).orElseThrow();
    BookAccount credit = BookAccount.parse(entry.credit()).orElseThrow();
    if (!debit.bookNo().equals(bookNo) || !credit.bookNo().equals(bookNo)) {
      throw new IllegalStateException("entry %d joins two books".formatted(entry.seq()));
    }
    if (debit.item().equals(credit.item())) {
      return List.of(of(entry, debit.item(), debit.holding(), credit.holding()));
    }
    return List.of(
        of(entry, debit.item(), debit.holding(), Holding.CONVERTED),
        of(entry, credit.item(), Holding.CONVERTED, credit.holding()));
  }

  private static BookEntry of(JournalEntry entry, String item, Holding from, Holding to) {
    return new BookEntry(
        entry.seq(),
        item,
        from,
        to,
        entry.amount(),
        entry.reference(),
        entry.by(),
        entry.evidence(),
        entry.happenedAt(),
        entry.recordedAt());
  }
}
