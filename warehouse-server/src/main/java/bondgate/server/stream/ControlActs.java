package bondgate.server.stream;

import bondgate.server.control.ControlOrder;
import bondgate.server.control.ControlTarget;
import bondgate.server.control.Controls;
import bondgate.server.control.LiftResult;
import bondgate.server.control.PlaceResult;
import bondgate.server.fence.Permits;
import bondgate.server.fence.Portals;
import bondgate.server.goods.Goods;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The acts about control orders: each makes another list of permits for the agents. */
@ApplicationScoped
class ControlActs {
  private final Controls controls;
  private final Goods goods;
  private final Portals portals;
  private final Permits permits;

  @Inject
  ControlActs(Controls controls, Goods goods, Portals portals, Permits permits) {
    this.controls = controls;
    this.goods = goods;
    this.portals = portals;
    this.permits = permits;
  }

  ActOutcome carryOut(ActRef ref, ControlAct act) {
    return act.matchControl(new Rows(ref));
  }

  /** What a document is told whose pieces are held, by tag each with the number of its order. */
  static ActOutcome stopped(Map<String, String> orders) {
    List<String> numbers = orders.values().stream().distinct().sorted().toList();
    return new ActOutcome.Refused(
        new ActAnswer.Refused(
            "underControl",
            "%s, by %s".formatted(Shortened.of(List.copyOf(orders.keySet())), numbers),
            "pieces that no control order holds",
            "leave the pieces where they are; an officer decides",
            numbers));
  }

  private final class Rows implements ControlAct.ControlCases<ActOutcome> {
    private final ActRef ref;

    Rows(ActRef ref) {
      this.ref = ref;
    }

    @Override
    public ActOutcome placeControl(ControlAct.PlaceControl act) {
      Optional<ActOutcome> unknown = unknown(act.held());
      if (unknown.isPresent()) {
        return unknown.get();
      }
      Instant from =
          Optional.ofNullable(act.from())
              .or(() -> controls.beginning(ref.zone(), act.orderNo()))
              .orElse(ref.committedAt());
      PlaceResult result =
          controls.place(
              ref.zone(),
              new ControlOrder(
                  act.orderNo(),
                  act.held(),
                  act.reason(),
                  act.text(),
                  from,
                  Optional.ofNullable(act.until())),
              act.actor(),
              ref.leafIndex(),
              ref.committedAt());
      return placed(result);
    }

    private ActOutcome placed(PlaceResult result) {
      if (result instanceof PlaceResult.PlacedBefore before) {
        return new ActOutcome.DoneBefore(before.leafIndex());
      }
      if (result instanceof PlaceResult.IsOtherwise other) {
        return new ActOutcome.Refused(
            "controlIsOtherwise",
            other.number() + " with other content",
            "the content of leaf " + other.leafIndex(),
            "check the number; another order has another number");
      }
      if (result instanceof PlaceResult.BeginsLater later) {
        return new ActOutcome.Refused(
            "controlBeginsLater",
            "from " + later.from(),
            "from %s or before".formatted(later.now()),
            "place the order when it begins: it has effect at once");
      }
      if (result instanceof PlaceResult.IsOver over) {
        return new ActOutcome.Refused(
            "controlIsOver",
            "until " + over.until(),
            "until after " + over.now(),
            "state a later end, or none");
      }
      permits.controlled(ref.zone());
      return new ActOutcome.Done();
    }

    /** A lot may arrive later, and of buyers nobody has a list. */
    private Optional<ActOutcome> unknown(ControlTarget target) {
      return switch (target.kind()) {
        case TAG ->
            goods.piece(ref.zone(), target.value()).isPresent()
                ? Optional.empty()
                : notKnown(target, "a tag that an inbound list bound");
        case ITEM ->
            goods.item(ref.zone(), target.value()).isPresent()
                ? Optional.empty()
                : notKnown(target, "an item of the goods master");
        case PORTAL ->
            portals.find(ref.zone(), target.value()).isPresent()
                ? Optional.empty()
                : notKnown(target, "a portal of the zone");
        case LOT, BUYER -> Optional.empty();
      };
    }

    private Optional<ActOutcome> notKnown(ControlTarget target, String expected) {
      return Optional.of(
          new ActOutcome.Refused(
              "targetUnknown",
              "%s %s".formatted(target.kind(), target.value()),
              expected,
              "check the spelling; an item or a lot can be held before its pieces arrive"));
    }

    @Override
    public ActOutcome liftControl(ControlAct.LiftControl act) {
      LiftResult result =
          controls.lift(
              ref.zone(),
              act.orderNo(),
              act.outcome(),
              act.actor(),
              ref.leafIndex(),
              ref.committedAt());
      if (result instanceof LiftResult.LiftedBefore before) {
        return new ActOutcome.DoneBefore(before.leafIndex());
      }
      if (result instanceof LiftResult.IsOtherwise other) {
        return new ActOutcome.Refused(
            "controlIsLifted",
            other.number() + " with another outcome",
            "the outcome of leaf " + other.leafIndex(),
            "the order is lifted with the earlier outcome");
      }
      if (result instanceof LiftResult.UnknownOrder unknown) {
        return new ActOutcome.Refused(
            "controlUnknown", unknown.number(), "an order of this zone", "list the orders");
      }
      permits.controlled(ref.zone());
      return new ActOutcome.Done();
    }
  }
}
