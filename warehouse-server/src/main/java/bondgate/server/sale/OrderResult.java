package bondgate.server.sale;

import bondgate.server.book.PlannedMove;
import bondgate.server.fence.ReadyResult;
import bondgate.server.guarantee.InstrumentStanding;
import bondgate.server.ledger.TransferResult;
import java.util.List;

/** What became of an act about an order. */
public sealed interface OrderResult {
  /**
   * It took effect.
   *
   * @param moves what may leave from now on; empty for most acts
   */
  record Done(List<PlannedMove> moves) implements OrderResult {
    static final Done NOTHING_LEAVES = new Done(List.of());

    /** Takes a copy. */
    public Done {
      moves = List.copyOf(moves);
    }
  }

  /** The same had taken effect before, by that leaf. */
  record DoneBefore(long leafIndex) implements OrderResult {}

  /** It did not, by the rules of the sale. */
  record Refused(OrderRefusal refusal) implements OrderResult {
    Refused(OrderRefusal.Code code, Object received, Object expected) {
      this(OrderRefusal.of(code, received, expected));
    }
  }

  /** Customs holds the buyer, by that control order. */
  static Refused buyerHeld(String order) {
    return new Refused(
        OrderRefusal.of(
                OrderRefusal.Code.BUYER_UNDER_CONTROL,
                "a buyer whom %s holds".formatted(order),
                "a buyer whom no control order holds")
            .heldBy(List.of(order)));
  }

  /** The guarantee does not cover the tax; in fen. */
  record GuaranteeExceeded(long neededFen, long headroomFen) implements OrderResult {}

  /** Holds stand on instruments that expired; nothing new is held until they are moved or ended. */
  record HoldsUncovered(List<InstrumentStanding> instruments) implements OrderResult {}

  /** Not all pieces are at their place and free. */
  record NotReady(ReadyResult.NotReady why) implements OrderResult {}

  /** The book did not take it. */
  record NotOnBook(TransferResult.Refusal refusal) implements OrderResult {}
}
