package bondgate.server.sale;

import bondgate.server.book.Books;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Hold;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Orders that end without a sale: pieces, quota and guarantee are free again. */
@ApplicationScoped
public class OrderEnds {
  private final OrderStore store;
  private final OrderDesk desk;
  private final OrderHolds holds;
  private final Books books;
  private final Guarantees guarantees;
  private final Quotas quotas;
  private final Ledger ledger;

  @Inject
  OrderEnds(
      OrderStore store,
      OrderDesk desk,
      OrderHolds holds,
      Books books,
      Guarantees guarantees,
      Quotas quotas,
      Ledger ledger) {
    this.store = store;
    this.desk = desk;
    this.holds = holds;
    this.books = books;
    this.guarantees = guarantees;
    this.quotas = quotas;
    this.ledger = ledger;
  }

  /** Customs refused it, with that return code. */
  @Transactional(TxType.MANDATORY)
  public OrderResult refuse(OrderAct act, String code) {
    return end(act, head -> OrderEvent.REFUSE, "REFUSED", code);
  }

  /** It is given up; once paid, only by customs' word. */
  @Transactional(TxType.MANDATORY)
  public OrderResult cancel(OrderAct act, CancelReason reason) {
    return end(act, head -> event(head, reason), "CANCELLED", reason.name());
  }

  private static OrderEvent event(OrderHead head, CancelReason reason) {
    return switch (reason) {
      case CUSTOMS -> OrderEvent.CANCEL_BY_CUSTOMS;
      case TIMEOUT, SHOPPER, STAFF ->
          head.refundDueFen() > 0 ? OrderEvent.CANCEL_OWING : OrderEvent.CANCEL;
    };
  }

  private OrderResult end(
      OrderAct act, Function<OrderHead, OrderEvent> event, String word, String detail) {
    OrderDesk.Found found = desk.ask(act, event, word, detail);
    if (found instanceof OrderDesk.Found.Ends ends) {
      return ends.answer();
    }
    // From here on it must succeed.
    OrderDesk.Found.Goes goes = (OrderDesk.Found.Goes) found;
    OrderHead head = goes.head();
    List<PieceRow> pieces = store.pieces(act.zone(), act.saleNo());
    List<Hold> held = holds.of(act.zone(), act.saleNo());
    List<Transfer> transfers = new ArrayList<>();
    pieces.stream()
        .filter(piece -> !piece.missing())
        .forEach(piece -> transfers.addAll(books.withdraw(piece.moveId(), act.saleNo())));
    held.forEach(hold -> transfers.addAll(guarantees.releasing(hold, act.saleNo())));
    if (!transfers.isEmpty()) {
      ChainResult result = ledger.submit(act.zone(), new Chain(transfers), act.voucher());
      if (!result.accepted()) {
        throw new IllegalStateException(
            "what %s reserved stands and does not end: %s".formatted(act.saleNo(), result));
      }
    }
    held.forEach(
        hold ->
            guarantees.ended(
                hold, Guarantees.Outcome.RELEASED, act.saleNo(), act.leafIndex(), act.at()));
    store.mark(act, pieces.stream().map(PieceRow::epc).toList(), "freed_leaf");
    quotas.free(act.zone(), head.buyer(), head.quotaYear(), head.amounts().dutiableFen());
    long dueFen = head.refundDueFen() + paidFen(head);
    store.stands(head.at(goes.next(), dueFen, act.at()), act, word, detail);
    return OrderResult.Done.NOTHING_LEAVES;
  }

  /** What the buyer paid for the order and has to get back. */
  private static long paidFen(OrderHead head) {
    return switch (head.stage()) {
      case PAID -> head.amounts().totalFen();
      case PLACED, REFUND_DUE, RELEASED, GONE, CANCELLED, REFUNDED, RETURNED -> 0;
    };
  }
}
