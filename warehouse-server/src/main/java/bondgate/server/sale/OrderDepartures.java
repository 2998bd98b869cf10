package bondgate.server.sale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** What the fence's crossings mean for orders, in the same commit. */
@ApplicationScoped
public class OrderDepartures {
  private final OrderStore store;

  @Inject
  OrderDepartures(OrderStore store) {
    this.store = store;
  }

  /** A piece left by the permit of that document; nothing happens if that is no order of it. */
  @Transactional(TxType.MANDATORY)
  public void left(OrderAct act, String epc) {
    Optional<OrderHead> found = store.head(act.zone(), act.saleNo());
    if (found.isEmpty()) {
      return;
    }
    List<PieceRow> pieces = store.pieces(act.zone(), act.saleNo());
    if (pieces.stream().noneMatch(piece -> piece.epc().equals(epc))) {
      return;
    }
    long there =
        pieces.stream()
            .filter(piece -> !piece.gone() && !piece.returned() && !piece.epc().equals(epc))
            .count();
    OrderEvent event = there == 0 ? OrderEvent.LEAVE_LAST : OrderEvent.LEAVE;
    Transition transition = Transitions.of(found.get().stage(), event);
    if (!(transition instanceof Transition.To to)) {
      throw new IllegalStateException("a piece that left is a fact: " + transition);
    }
    store.mark(act, List.of(epc), "gone_leaf");
    OrderHead head = found.get().at(to.stage(), found.get().refundDueFen(), act.at());
    store.stands(head, act, "LEFT", "%d still there".formatted(there));
  }

  /** A piece that an order has reserved left without a permit: its plan is taken back with it. */
  @Transactional(TxType.MANDATORY)
  public void missing(OrderAct act, String epc) {
    OrderHead head = store.head(act.zone(), act.saleNo()).orElseThrow();
    store.mark(act, List.of(epc), "missing_leaf");
    store.stands(head, act, "MISSING", "");
  }
}
