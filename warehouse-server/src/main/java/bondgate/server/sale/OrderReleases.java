package bondgate.server.sale;

import bondgate.server.book.Books;
import bondgate.server.book.PlannedMove;
import bondgate.server.control.Controls;
import bondgate.server.fence.Readiness;
import bondgate.server.fence.ReadyResult;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.goods.Place;
import bondgate.server.guarantee.CustomsReleases;
import bondgate.server.ledger.TransferId;
import bondgate.server.sale.OrderRefusal.Code;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * 放行 — customs released an order: its display holds and what was held beside them turn into holds
 * for its tax, the buyer's quota is consumed, and its pieces may leave. All in one chain.
 */
@ApplicationScoped
public class OrderReleases {
  private final OrderStore store;
  private final OrderDesk desk;
  private final OrderHolds holds;
  private final Readiness readiness;
  private final Goods goods;
  private final Books books;
  private final Sales sales;
  private final Quotas quotas;
  private final CustomsReleases releases;
  private final Controls controls;

  @Inject
  OrderReleases(
      OrderStore store,
      OrderDesk desk,
      OrderHolds holds,
      Readiness readiness,
      Goods goods,
      Books books,
      Sales sales,
      Quotas quotas,
      CustomsReleases releases,
      Controls controls) {
    this.controls = controls;
    this.store = store;
    this.desk = desk;
    this.holds = holds;
    this.readiness = readiness;
    this.goods = goods;
    this.books = books;
    this.sales = sales;
    this.quotas = quotas;
    this.releases = releases;
  }

  /**
   * Customs' word.
   *
   * @param assessedFen the tax of all pieces, if customs states it, in fen
   */
  public record Word(String listNo, LocalDate releasedOn, OptionalLong assessedFen) {
    private String detail() {
      return "%s on %s%s"
          .formatted(
              listNo,
              releasedOn,
              assessedFen.isPresent() ? ", %d fen".formatted(assessedFen.getAsLong()) : "");
    }
  }

  /** Releases the order, by that act. */
  @Transactional(TxType.MANDATORY)
  public OrderResult release(OrderAct act, Word word) {
    OrderDesk.Found found = desk.ask(act, head -> OrderEvent.RELEASE, "RELEASED", word.detail());
    if (found instanceof OrderDesk.Found.Ends ends) {
      return ends.answer();
    }
    OrderDesk.Found.Goes goes = (OrderDesk.Found.Goes) found;
    LocalDate today = CustomsReleases.day(act.at());
    if (word.releasedOn().isAfter(today)) {
      return new OrderResult.Refused(
          Code.RELEASED_IN_FUTURE,
          "released on " + word.releasedOn(),
          "released on %s or before".formatted(today));
    }
    Optional<String> held = controls.open(act.zone()).buyer(goes.head().buyer(), act.at());
    if (held.isPresent()) {
      return OrderResult.buyerHeld(held.get());
    }
    List<PieceRow> pieces = store.pieces(act.zone(), act.saleNo());
    Optional<ReadyResult.NotReady> notReady = notReady(act, pieces);
    if (notReady.isPresent()) {
      return new OrderResult.NotReady(notReady.get());
    }
    SaleResult result = sell(act, word, pieces);
    if (!(result instanceof SaleResult.Recorded recorded)) {
      return refusal(result);
    }
    OrderHead head = goes.head();
    releases.released(act.zone(), act.saleNo(), word.releasedOn(), act.leafIndex(), act.at());
    quotas.consume(act.zone(), head.buyer(), head.quotaYear(), head.amounts().dutiableFen());
    store.stands(
        head.at(goes.next(), head.refundDueFen(), act.at())
            .releasedBy(new OrderHead.Release(word.listNo(), word.releasedOn())),
        act,
        "RELEASED",
        word.detail());
    return new OrderResult.Done(recorded.moves());
  }

  private Optional<ReadyResult.NotReady> notReady(OrderAct act, List<PieceRow> pieces) {
    for (Place place : pieces.stream().map(PieceRow::place).distinct().toList()) {
      List<String> epcs =
          pieces.stream().filter(piece -> piece.place() == place).map(PieceRow::epc).toList();
      if (readiness.check(act.zone(), epcs, place, act.at())
          instanceof ReadyResult.NotReady notReady) {
        return Optional.of(notReady);
      }
    }
    return Optional.empty();
  }

  private SaleResult sell(OrderAct act, Word word, List<PieceRow> pieces) {
    Map<String, Item> items =
        goods.items(act.zone(), pieces.stream().map(PieceRow::item).distinct().toList());
    Map<String, Long> taxes = new LinkedHashMap<>();
    List<PlannedMove> moves = new ArrayList<>();
    Set<String> onBook = new HashSet<>();
    for (PieceRow piece : pieces) {
      taxes.put(piece.epc(), piece.taxFen());
      PlannedMove move =
          books.plan(
              act.zone(),
              piece.epc(),
              items.get(piece.item()),
              piece.place(),
              Place.STREET,
              act.saleNo());
      if (piece.missing()) {
        moves.add(again(move, act));
      } else {
        moves.add(move);
        onBook.add(piece.epc());
      }
    }
    Sales.Selling selling =
        new Sales.Selling(taxes, moves, onBook, holds.of(act.zone(), act.saleNo()));
    SaleResult result =
        sales.sell(act.zone(), stated(act, word, pieces), selling, act.leafIndex(), act.at());
    if (result instanceof SaleResult.Recorded) {
      moves.stream()
          .filter(move -> !onBook.contains(move.epc()))
          .forEach(move -> store.planned(act, move));
    }
    return result;
  }

  private static Sales.Statement stated(OrderAct act, Word word, List<PieceRow> pieces) {
    return new Sales.Statement(
        act.saleNo(),
        word.listNo(),
        Optional.of(word.releasedOn()),
        word.assessedFen(),
        pieces.stream().map(PieceRow::epc).toList(),
        act.actor());
  }

  /** The plan was taken back when the piece went missing, and it is back: another plan. */
  private static PlannedMove again(PlannedMove move, OrderAct act) {
    TransferId id =
        TransferId.of(move.moveId().toString(), "again", Long.toString(act.leafIndex()));
    return new PlannedMove(
        move.epc(), move.item(), move.valueFen(), move.from(), move.to(), move.document(), id);
  }

  private static OrderResult refusal(SaleResult result) {
    if (result instanceof SaleResult.GuaranteeExceeded exceeded) {
      return new OrderResult.GuaranteeExceeded(exceeded.neededFen(), exceeded.headroomFen());
    }
    if (result instanceof SaleResult.HoldsUncovered uncovered) {
      return new OrderResult.HoldsUncovered(uncovered.instruments());
    }
    if (result instanceof SaleResult.NotOnBook notOnBook) {
      return new OrderResult.NotOnBook(notOnBook.refusal());
    }
    throw new IllegalStateException("a sale of an order cannot be answered " + result);
  }
}
