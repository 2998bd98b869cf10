package bondgate.server.stream;

import bondgate.server.book.InboundLists;
import bondgate.server.book.InboundResult;
import bondgate.server.book.PlannedMove;
import bondgate.server.fence.PermitOrder;
import bondgate.server.fence.Permits;
import bondgate.server.fence.Positions;
import bondgate.server.fence.ReadyResult;
import bondgate.server.gatepass.DisplayReturns;
import bondgate.server.gatepass.GatePassResult;
import bondgate.server.gatepass.GatePasses;
import bondgate.server.goods.TaggedPiece;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.ledger.TransferResult;
import bondgate.server.ledger.Voucher;
import bondgate.server.sale.Reservations;
import bondgate.server.sale.SaleResult;
import bondgate.server.sale.Sales;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The acts that plan moves: each document goes to its slice, its planned moves to the fence. */
@ApplicationScoped
class DocumentActs {
  private final InboundLists inboundLists;
  private final GatePasses gatePasses;
  private final Sales sales;
  private final Guarantees guarantees;
  private final Positions positions;
  private final Permits permits;
  private final Reservations reservations;

  @Inject
  DocumentActs(
      InboundLists inboundLists,
      GatePasses gatePasses,
      Sales sales,
      Guarantees guarantees,
      Positions positions,
      Permits permits,
      Reservations reservations) {
    this.reservations = reservations;
    this.inboundLists = inboundLists;
    this.gatePasses = gatePasses;
    this.sales = sales;
    this.guarantees = guarantees;
    this.positions = positions;
    this.permits = permits;
  }

  ActOutcome acceptInboundList(ActRef ref, ZoneAct.AcceptInboundList act) {
    List<TaggedPiece> pieces =
        act.lines().stream()
            .flatMap(
                line ->
                    line.epcs().stream()
                        .map(epc -> new TaggedPiece(epc, line.item(), act.listNo())))
            .toList();
    InboundResult result =
        inboundLists.accept(
            ref.zone(),
            act.listNo(),
            pieces,
            Voucher.of(act.actor(), ref.leafIndex(), ref.committedAt()));
    if (result instanceof InboundResult.AcceptedBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof InboundResult.IsOtherwise other) {
      return otherwise("inboundListIsOtherwise", other.listNo(), other.leafIndex());
    }
    if (result instanceof InboundResult.UnknownItems unknown) {
      return new ActOutcome.Refused(
          "itemUnknown", unknown.items(), "items of the goods master", "register the item first");
    }
    if (result instanceof InboundResult.TagsInUse inUse) {
      return new ActOutcome.Refused(
          "tagInUse",
          Shortened.of(inUse.epcs()),
          "tags that are on no other piece",
          "look up the tags; a tag is one piece for good");
    }
    if (result instanceof InboundResult.NotOnBook notOnBook) {
      return notOnBook(notOnBook.refusal());
    }
    InboundResult.Accepted accepted = (InboundResult.Accepted) result;
    positions.announced(
        ref.zone(),
        accepted.moves().stream().map(PlannedMove::epc).toList(),
        ref.leafIndex(),
        ref.committedAt());
    return permit(ref, accepted.moves());
  }

  ActOutcome approveGatePass(ActRef ref, ApproveGatePass act) {
    Optional<ActOutcome> reserved = reserved(ref, act.epcs());
    if (reserved.isPresent()) {
      return reserved.get();
    }
    GatePassResult result =
        gatePasses.approve(
            ref.zone(),
            new GatePasses.Application(
                act.passNo(),
                act.epcs(),
                act.actor(),
                ActChecks.orNone(act.levyFen()),
                act.isByCustoms()),
            ref.leafIndex(),
            ref.committedAt());
    return passed(
        ref, result, act.isByCustoms() ? Permits.Way.ONCE_LET : Permits.Way.EACH_CROSSING);
  }

  ActOutcome returnFromDisplay(
      ActRef ref, BookAct.ReturnFromDisplay act, DisplayReturns displayReturns) {
    return reserved(ref, act.epcs())
        .orElseGet(
            () ->
                passed(
                    ref,
                    displayReturns.approve(
                        ref.zone(),
                        new GatePasses.Application(
                            act.number(), act.epcs(), act.actor(), OptionalLong.empty(), false),
                        ref.leafIndex(),
                        ref.committedAt()),
                    Permits.Way.EACH_CROSSING));
  }

  /** Pieces that an order has are planned for, also before customs releases it. */
  Optional<ActOutcome> reserved(ActRef ref, List<String> epcs) {
    Map<String, String> orders = new TreeMap<>();
    reservations
        .of(ref.zone(), epcs)
        .forEach(
            (epc, order) -> {
              if (!order.released()) {
                orders.put(epc, order.saleNo());
              }
            });
    return orders.isEmpty()
        ? Optional.empty()
        : Optional.of(notReady(new ReadyResult.AlreadyPlanned(orders)));
  }

  private ActOutcome passed(ActRef ref, GatePassResult result, Permits.Way way) {
    if (result instanceof GatePassResult.ApprovedBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof GatePassResult.IsOtherwise other) {
      return otherwise("gatePassIsOtherwise", other.passNo(), other.leafIndex());
    }
    if (result instanceof GatePassResult.NotReady notReady) {
      return notReady(notReady.why());
    }
    if (result instanceof GatePassResult.GuaranteeExceeded exceeded) {
      return exceeded(ref, exceeded.neededFen(), exceeded.headroomFen());
    }
    if (result instanceof GatePassResult.HoldsUncovered uncovered) {
      return GuaranteeAnswers.uncovered(uncovered.instruments());
    }
    if (result instanceof GatePassResult.NotOnBook notOnBook) {
      return notOnBook(notOnBook.refusal());
    }
    if (result instanceof GatePassResult.NotAccepted not) {
      return BookAnswers.of(not.why());
    }
    return permit(ref, ((GatePassResult.Approved) result).moves(), way);
  }

  ActOutcome recordSale(ActRef ref, RecordSale act) {
    return reserved(ref, act.epcs()).orElseGet(() -> sold(ref, act));
  }

  private ActOutcome sold(ActRef ref, RecordSale act) {
    SaleResult result =
        sales.record(
            ref.zone(),
            new Sales.Statement(
                act.saleNo(),
                act.customsReleaseRef(),
                Optional.ofNullable(act.releasedOn()),
                ActChecks.orNone(act.assessedTaxFen()),
                act.epcs(),
                act.actor()),
            ref.leafIndex(),
            ref.committedAt());
    if (result instanceof SaleResult.RecordedBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof SaleResult.IsOtherwise other) {
      return otherwise("saleIsOtherwise", other.saleNo(), other.leafIndex());
    }
    if (result instanceof SaleResult.ReleasedLater later) {
      return new ActOutcome.Refused(
          "releasedInFuture",
          "released on " + later.releasedOn(),
          "released on %s or before".formatted(later.today()),
          "record the sale once customs has released it");
    }
    if (result instanceof SaleResult.NotReady notReady) {
      return notReady(notReady.why());
    }
    if (result instanceof SaleResult.GuaranteeExceeded exceeded) {
      return exceeded(ref, exceeded.neededFen(), exceeded.headroomFen());
    }
    if (result instanceof SaleResult.HoldsUncovered uncovered) {
      return GuaranteeAnswers.uncovered(uncovered.instruments());
    }
    if (result instanceof SaleResult.NotOnBook notOnBook) {
      return notOnBook(notOnBook.refusal());
    }
    return permit(ref, ((SaleResult.Recorded) result).moves());
  }

  /** Lets the planned moves through the fence. */
  ActOutcome permit(ActRef ref, List<PlannedMove> moves) {
    return permit(ref, moves, Permits.Way.EACH_CROSSING);
  }

  private ActOutcome permit(ActRef ref, List<PlannedMove> moves, Permits.Way way) {
    List<PermitOrder> orders =
        moves.stream()
            .map(
                move ->
                    new PermitOrder(
                        move.epc(), move.from(), move.to(), move.document(), move.moveId()))
            .toList();
    List<PermitOrder> wayless =
        permits.open(ref.zone(), orders, way, ref.leafIndex(), ref.committedAt());
    if (!wayless.isEmpty()) {
      PermitOrder first = wayless.get(0);
      return new ActOutcome.Refused(
          "noPortalLeadsThere",
          first.from() + " to " + first.to(),
          "places that a portal of the zone joins",
          "add the opening to bondgate.portals");
    }
    return new ActOutcome.Done();
  }

  private static ActOutcome otherwise(String code, String number, long leafIndex) {
    return new ActOutcome.Refused(
        code,
        number + " with other content",
        "the content of leaf " + leafIndex,
        "check the number; other content needs another number");
  }

  ActOutcome exceeded(ActRef ref, long neededFen, long headroomFen) {
    return GuaranteeAnswers.exceeded(
        neededFen, headroomFen, guarantees.level(ref.zone(), ref.committedAt()));
  }

  static ActOutcome notOnBook(TransferResult.Refusal refusal) {
    return new ActOutcome.Refused(
        "notOnBook", refusal, "a move that the book can make", "compare the book with the goods");
  }

  static ActOutcome notReady(ReadyResult.NotReady why) {
    if (why instanceof ReadyResult.UnknownTags unknown) {
      return new ActOutcome.Refused(
          "tagUnknown",
          Shortened.of(unknown.epcs()),
          "tags that an inbound list bound",
          "check the tags, or accept their inbound list first");
    }
    if (why instanceof ReadyResult.Elsewhere elsewhere) {
      return new ActOutcome.Refused(
          "notThere",
          Shortened.of(elsewhere.places()),
          elsewhere.expected(),
          "bring the pieces there first, or leave them out");
    }
    if (why instanceof ReadyResult.UnderControl held) {
      return ControlActs.stopped(held.orders());
    }
    ReadyResult.AlreadyPlanned planned = (ReadyResult.AlreadyPlanned) why;
    return new ActOutcome.Refused(
        "alreadyPlanned",
        Shortened.of(planned.documents()),
        "pieces that no other document waits for",
        "use the earlier document, or leave them out");
  }
}
