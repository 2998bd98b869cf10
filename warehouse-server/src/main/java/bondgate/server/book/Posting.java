package bondgate.server.book;

import bondgate.server.book.BookAccount.Measure;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import java.util.ArrayList;
import java.util.List;

/**
 * The transfers of a document's line: its pieces, and beside them their value. Value moves with the
 * pieces, on accounts of its own, so that it is conserved by the ledger and not by our arithmetic.
 */
final class Posting {
  private final String zone;
  private final String bookNo;
  private final String number;

  /** What a document does to one book of the zone. */
  Posting(String zone, String bookNo, String number) {
    this.zone = zone;
    this.bookNo = bookNo;
    this.number = number;
  }

  /** At once. */
  List<Transfer> single(int lineNo, BookDocument.Line line, long valueFen) {
    List<Transfer> transfers = new ArrayList<>();
    transfers.add(
        Transfer.single(
            id(Measure.PIECES, lineNo),
            account(Measure.PIECES, line.item(), line.from()),
            account(Measure.PIECES, line.item(), line.to()),
            line.quantity(),
            number));
    if (valueFen > 0) {
      transfers.add(
          Transfer.single(
              id(Measure.VALUE, lineNo),
              account(Measure.VALUE, line.item(), line.from()),
              account(Measure.VALUE, line.item(), line.to()),
              valueFen,
              number));
    }
    return transfers;
  }

  /** 预核扣: reserved on both sides. */
  List<Transfer> pending(int lineNo, BookDocument.Line line, long valueFen) {
    List<Transfer> transfers = new ArrayList<>();
    for (Transfer transfer : single(lineNo, line, valueFen)) {
      Transfer.Move move = (Transfer.Move) transfer;
      transfers.add(
          Transfer.pending(
              move.id(), move.debit(), move.credit(), move.amount(), move.reference()));
    }
    return transfers;
  }

  /**
   * 已核扣: so much of a reserved line takes effect, the rest is free again; 0 frees all of it.
   *
   * @param quantity from 0 to the line's
   * @param valueFen the value of so many
   */
  List<Transfer> end(int lineNo, long quantity, long valueFen, boolean hasValue) {
    List<Transfer> transfers = new ArrayList<>();
    transfers.add(end(Measure.PIECES, lineNo, quantity));
    if (hasValue) {
      transfers.add(end(Measure.VALUE, lineNo, valueFen));
    }
    return transfers;
  }

  private Transfer end(Measure measure, int lineNo, long amount) {
    TransferId pending = id(measure, lineNo);
    TransferId end = TransferId.of(pending.toString(), "end");
    return amount == 0
        ? Transfer.voiding(end, pending, number)
        : Transfer.post(end, pending, amount, number);
  }

  /** Value goes over from one item to another, beside no pieces: a conversion. */
  Transfer valueTo(int step, String fromItem, String toItem, long valueFen) {
    return Transfer.single(
        TransferId.of(zone, bookNo, "document", number, "over", String.valueOf(step)),
        account(Measure.VALUE, fromItem, Holding.WAREHOUSE),
        account(Measure.VALUE, toItem, Holding.WAREHOUSE),
        valueFen,
        number);
  }

  private TransferId id(Measure measure, int lineNo) {
    return TransferId.of(zone, bookNo, "document", number, measure.name(), String.valueOf(lineNo));
  }

  private String account(Measure measure, String item, Holding holding) {
    return new BookAccount(zone, bookNo, item, holding, measure).name();
  }
}
