package bondgate.server.sale;

import bondgate.server.sale.OrderRefusal.Code;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** Money that went back to payers. */
@ApplicationScoped
public class OrderRefunds {
  private final OrderStore store;
  private final OrderDesk desk;

  @Inject
  OrderRefunds(OrderStore store, OrderDesk desk) {
    this.store = store;
    this.desk = desk;
  }

  private record Earlier(String saleNo, long amountFen, long leafIndex) {}

  /** Takes note of it, by that act. */
  @Transactional(TxType.MANDATORY)
  public OrderResult refund(OrderAct act, String refundNo, long amountFen) {
    Optional<Earlier> earlier = earlier(act.zone(), refundNo);
    if (earlier.isPresent()) {
      return earlier.get().saleNo().equals(act.saleNo()) && earlier.get().amountFen() == amountFen
          ? new OrderResult.DoneBefore(earlier.get().leafIndex())
          : new OrderResult.Refused(
              Code.REFUND_IS_OTHERWISE,
              refundNo + " with other content",
              "the content of leaf " + earlier.get().leafIndex());
    }
    OrderDesk.Found found =
        desk.ask(
            act,
            head ->
                amountFen >= head.refundDueFen() ? OrderEvent.REFUND_ALL : OrderEvent.REFUND_PART,
            "REFUNDED",
            refundNo);
    if (found instanceof OrderDesk.Found.Ends ends) {
      return ends.answer();
    }
    OrderDesk.Found.Goes goes = (OrderDesk.Found.Goes) found;
    OrderHead head = goes.head();
    if (amountFen > head.refundDueFen()) {
      return new OrderResult.Refused(
          Code.MORE_THAN_DUE, amountFen + " fen", "at most %d fen".formatted(head.refundDueFen()));
    }
    store.update(
        "INSERT INTO sale_refund (zone, refund_no, sale_no, amount_fen, leaf_index, refunded_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        act.zone(),
        refundNo,
        act.saleNo(),
        amountFen,
        act.leafIndex(),
        act.at());
    store.stands(
        head.at(goes.next(), head.refundDueFen() - amountFen, act.at()), act, "REFUNDED", refundNo);
    return OrderResult.Done.NOTHING_LEAVES;
  }

  private Optional<Earlier> earlier(String zone, String refundNo) {
    return store
        .query(
            "SELECT sale_no, amount_fen, leaf_index FROM sale_refund"
                + " WHERE zone = ? AND refund_no = ?",
            row -> new Earlier(row.getString(1), row.getLong(2), row.getLong(3)),
            zone,
            refundNo)
        .stream()
        .findFirst();
  }
}
