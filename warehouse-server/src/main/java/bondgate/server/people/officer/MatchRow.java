package bondgate.server.people.officer;

import bondgate.server.match.MatchCase;
import bondgate.server.match.MatchVerdict;
import bondgate.server.people.ItemName;
import java.time.Instant;

/**
 * A piece of the three-way match as the page shows it.
 *
 * @param item what the tag is bound to, null if nothing
 * @param gate the crossing, null if there is none
 * @param backLeaf the crossing by which it came back, -1 if it did not
 * @param till the sale, null if there is none
 * @param payment null if nobody stated it
 * @param release null while customs has not released it
 * @param returnedLeaf the act of its return, -1 if there is none
 * @param book the entry, null if there is none
 * @param insideSince since when it is sold and still inside, null if it is not
 */
public record MatchRow(
    String epc,
    ItemName item,
    MatchVerdict verdict,
    MatchCase.Gate gate,
    long backLeaf,
    MatchCase.Till till,
    MatchCase.Payment payment,
    MatchCase.Release release,
    long returnedLeaf,
    MatchCase.Entry book,
    Instant insideSince) {

  static MatchRow of(MatchCase piece, ItemName item) {
    MatchCase.Gate gate = piece.gate().orElse(null);
    MatchCase.Till till = piece.till().orElse(null);
    MatchCase.Payment payment = till == null ? null : till.payment().orElse(null);
    MatchCase.Release release = till == null ? null : till.release().orElse(null);
    return new MatchRow(
        piece.epc(),
        item,
        piece.verdict(),
        gate,
        gate == null ? -1 : gate.backLeaf().orElse(-1),
        till,
        payment,
        release,
        till == null ? -1 : till.returnedLeaf().orElse(-1),
        piece.book().orElse(null),
        inside(piece.verdict(), payment, release));
  }

  private static Instant inside(
      MatchVerdict verdict, MatchCase.Payment payment, MatchCase.Release release) {
    return switch (verdict) {
      case SOLD_INSIDE -> release.recordedAt();
      case PAID_WAITING -> payment.paidAt();
      case AGREE,
          AGREE_RETURNED,
          DIRECTION_UNCLEAR,
          SOLD_WITHOUT_PERMIT,
          GATE_WITHOUT_TILL,
          CAME_BACK,
          GATE_WITHOUT_BOOK,
          BOOK_WITHOUT_GATE,
          WITHOUT_SALE ->
          null;
    };
  }
}
