package bondgate.server.book;

import bondgate.server.ledger.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * 换包装/组套 — some items become others. The pieces of the ingredients go out of the warehouse, those
 * of the products come in, and the value goes over on the ledger from the value accounts of the one
 * to those of the other, fen by fen: nothing is valued anew, and none can be lost or made.
 */
final class Conversion {
  private Conversion() {}

  static List<Transfer> transfers(
      Posting posting, BookDocument document, ToLongFunction<BookDocument.Line> valueFen) {
    List<Transfer> transfers = new ArrayList<>();
    List<BookDocument.Line> in = new ArrayList<>();
    List<BookDocument.Line> out = new ArrayList<>();
    for (int i = 0; i < document.lines().size(); i++) {
      BookDocument.Line line = document.lines().get(i);
      transfers.addAll(posting.single(i + 1, line, 0));
      (line.to() == Holding.CONVERTED ? in : out).add(line);
    }
    // Both sides are worth the same; walk along both and hand over what the nearer end has left.
    int product = 0;
    long room = out.isEmpty() ? 0 : valueFen.applyAsLong(out.get(0));
    int step = 0;
    for (BookDocument.Line ingredient : in) {
      long left = valueFen.applyAsLong(ingredient);
      while (left > 0) {
        while (room == 0) {
          room = valueFen.applyAsLong(out.get(++product));
        }
        long part = Math.min(left, room);
        String to = out.get(product).item();
        if (!to.equals(ingredient.item())) {
          transfers.add(posting.valueTo(++step, ingredient.item(), to, part));
        }
        left -= part;
        room -= part;
      }
    }
    return transfers;
  }
}
