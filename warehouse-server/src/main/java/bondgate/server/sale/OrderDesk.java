package bondgate.server.sale;

import bondgate.server.sale.OrderRefusal.Code;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Looks an order up, and asks the transition table what an event does to it. */
@ApplicationScoped
class OrderDesk {
  private final OrderStore store;

  @Inject
  OrderDesk(OrderStore store) {
    this.store = store;
  }

  /** What the desk found. */
  sealed interface Found {
    /** The event carries the order on, to that stage. */
    record Goes(OrderHead head, Stage next) implements Found {}

    /** It does not. */
    record Ends(OrderResult answer) implements Found {}
  }

  /**
   * Asks for an event, which may depend on how the order stands.
   *
   * @param word how the event's step is called
   * @param detail what makes a repeat of it the same
   */
  Found ask(OrderAct act, Function<OrderHead, OrderEvent> event, String word, String detail) {
    Optional<OrderHead> head = store.head(act.zone(), act.saleNo());
    if (head.isEmpty()) {
      return new Found.Ends(
          new OrderResult.Refused(Code.ORDER_UNKNOWN, act.saleNo(), "an order of this zone"));
    }
    OrderEvent asked = event.apply(head.get());
    Transition transition = Transitions.of(head.get().stage(), asked);
    if (transition instanceof Transition.To to) {
      return new Found.Goes(head.get(), to.stage());
    }
    if (transition instanceof Transition.Before before) {
      OptionalLong same = store.same(act.zone(), act.saleNo(), word, detail);
      return new Found.Ends(
          same.isPresent()
              ? new OrderResult.DoneBefore(same.getAsLong())
              : refused(before.otherwise(), head.get(), asked));
    }
    return new Found.Ends(refused(((Transition.Refused) transition).code(), head.get(), asked));
  }

  private static OrderResult refused(Code code, OrderHead head, OrderEvent event) {
    List<Stage> possible =
        Arrays.stream(Stage.values())
            .filter(stage -> Transitions.of(stage, event) instanceof Transition.To)
            .toList();
    return new OrderResult.Refused(
        code, "%s, which is %s".formatted(head.saleNo(), head.stage()), possible);
  }
}
