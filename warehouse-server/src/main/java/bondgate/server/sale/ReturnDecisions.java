package bondgate.server.sale;

import bondgate.server.sale.OrderRefusal.Code;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/**
 * What customs decided about returns. Accepted, a return is settled: no tax is due for its pieces
 * any more. Refused, it stands open until it is declared anew and accepted.
 */
@ApplicationScoped
public class ReturnDecisions {
  private final OrderStore store;

  @Inject
  ReturnDecisions(OrderStore store) {
    this.store = store;
  }

  /** Takes note of it, by that act. */
  @Transactional(TxType.MANDATORY)
  public OrderResult decide(OrderAct act, long returnLeaf, OrderReturn.Decision decision) {
    Optional<OrderHead> head = store.head(act.zone(), act.saleNo());
    if (head.isEmpty()) {
      return new OrderResult.Refused(Code.ORDER_UNKNOWN, act.saleNo(), "an order of this zone");
    }
    if (ReturnRows.pieces(store, act.zone(), act.saleNo(), returnLeaf).isEmpty()) {
      return new OrderResult.Refused(
          Code.RETURN_UNKNOWN,
          "leaf %d for %s".formatted(returnLeaf, act.saleNo()),
          "the leaf of an act by which pieces of that order came back");
    }
    List<OrderReturn.Decision> before =
        ReturnRows.decisions(store, act.zone(), act.saleNo(), returnLeaf);
    Optional<OrderResult> repeat = repeat(before, decision);
    if (repeat.isPresent()) {
      return repeat.get();
    }
    store.update(
        "INSERT INTO sale_return_decision (zone, sale_no, return_leaf, attempt, accepted, code,"
            + " decided_on, leaf_index, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        act.zone(),
        act.saleNo(),
        returnLeaf,
        decision.attempt(),
        decision.accepted(),
        decision.code(),
        decision.on(),
        act.leafIndex(),
        act.at());
    store.step(
        act,
        decision.accepted() ? "RETURN_SETTLED" : "RETURN_OPEN",
        head.get().stage(),
        "%d, declared %d".formatted(returnLeaf, decision.attempt()));
    return OrderResult.Done.NOTHING_LEAVES;
  }

  private static Optional<OrderResult> repeat(
      List<OrderReturn.Decision> before, OrderReturn.Decision decision) {
    for (OrderReturn.Decision one : before) {
      boolean same =
          one.attempt() == decision.attempt()
              && one.accepted() == decision.accepted()
              && one.code().equals(decision.code())
              && one.on().equals(decision.on());
      if (same) {
        return Optional.of(new OrderResult.DoneBefore(one.leafIndex()));
      }
      if (one.attempt() >= decision.attempt()) {
        return Optional.of(
            new OrderResult.Refused(
                Code.RETURN_DECISION_IS_OTHERWISE,
                "declared %d".formatted(decision.attempt()),
                "the content of leaf " + one.leafIndex()));
      }
      if (one.accepted()) {
        return Optional.of(
            new OrderResult.Refused(
                Code.RETURN_SETTLED_BEFORE,
                "declared %d".formatted(decision.attempt()),
                "nothing more: leaf %d settled it".formatted(one.leafIndex())));
      }
    }
    return Optional.empty();
  }
}
