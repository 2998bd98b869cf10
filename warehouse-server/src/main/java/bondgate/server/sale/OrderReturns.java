package bondgate.server.sale;

import bondgate.server.book.Books;
import bondgate.server.fence.OpenPermit;
import bondgate.server.fence.Permits;
import bondgate.server.fence.Positions;
import bondgate.server.fence.Standing;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.goods.Place;
import bondgate.server.guarantee.CustomsReleases;
import bondgate.server.guarantee.Drawing;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Hold;
import bondgate.server.guarantee.HoldSizing;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.sale.OrderRefusal.Code;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * 退货 — pieces of a released order come back to the centre in their original state. The hold for
 * their tax turns into one for their display in one chain with the book's move, the buyer's quota
 * is free again by as much, and their price and tax have to go back to him. Freight and insurance
 * do not.
 */
@ApplicationScoped
public class OrderReturns {
  private final OrderStore store;
  private final OrderDesk desk;
  private final SaleRules rules;
  private final Goods goods;
  private final Positions positions;
  private final Permits permits;
  private final Books books;
  private final Guarantees guarantees;
  private final HoldSizing sizing;
  private final Quotas quotas;
  private final Ledger ledger;

  @Inject
  OrderReturns(
      OrderStore store,
      OrderDesk desk,
      SaleRules rules,
      Goods goods,
      Positions positions,
      Permits permits,
      Books books,
      Guarantees guarantees,
      HoldSizing sizing,
      Quotas quotas,
      Ledger ledger) {
    this.store = store;
    this.desk = desk;
    this.rules = rules;
    this.goods = goods;
    this.positions = positions;
    this.permits = permits;
    this.books = books;
    this.guarantees = guarantees;
    this.sizing = sizing;
    this.quotas = quotas;
    this.ledger = ledger;
  }

  /**
   * Takes pieces back, by that act.
   *
   * @param appliedOn the day in China on which the return was applied for; empty: the day of the
   *     act
   */
  @Transactional(TxType.MANDATORY)
  public OrderResult back(OrderAct act, List<String> epcs, Optional<LocalDate> appliedOn) {
    Map<String, PieceRow> all = new LinkedHashMap<>();
    store.pieces(act.zone(), act.saleNo()).forEach(piece -> all.put(piece.epc(), piece));
    OrderDesk.Found found = desk.ask(act, head -> OrderEvent.RETURN, "RETURNED", "");
    if (found instanceof OrderDesk.Found.Ends ends) {
      return ends.answer();
    }
    OrderDesk.Found.Goes goes = (OrderDesk.Found.Goes) found;
    Optional<OrderResult> refusal =
        ofThisOrder(act, epcs, all).or(() -> inTime(act, goes.head(), appliedOn));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<PieceRow> pieces = epcs.stream().map(all::get).toList();
    refusal = notThere(act.zone(), pieces);
    return refusal.isPresent() ? refusal.get() : takeBack(act, goes, pieces, all.size());
  }

  private Optional<OrderResult> ofThisOrder(
      OrderAct act, List<String> epcs, Map<String, PieceRow> all) {
    List<String> others = epcs.stream().filter(epc -> !all.containsKey(epc)).toList();
    if (!others.isEmpty()) {
      return refused(Code.NOT_OF_THIS_ORDER, others, "pieces of " + act.saleNo());
    }
    List<String> before = epcs.stream().filter(epc -> all.get(epc).returned()).toList();
    if (before.size() == epcs.size()) {
      return Optional.of(new OrderResult.DoneBefore(leafOf(act, epcs)));
    }
    return before.isEmpty()
        ? Optional.empty()
        : refused(Code.RETURNED_BEFORE, before, "pieces that did not come back yet");
  }

  private long leafOf(OrderAct act, List<String> epcs) {
    return store
        .query(
            "SELECT max(returned_leaf) FROM sale_piece WHERE zone = ? AND sale_no = ?"
                + " AND epc = ANY (?)",
            row -> row.getLong(1),
            act.zone(),
            act.saleNo(),
            epcs)
        .get(0);
  }

  private Optional<OrderResult> inTime(
      OrderAct act, OrderHead head, Optional<LocalDate> appliedOn) {
    LocalDate today = CustomsReleases.day(act.at());
    LocalDate applied = appliedOn.orElse(today);
    LocalDate released = head.release().orElseThrow().releasedOn();
    ReturnWindow window = ReturnWindow.of(released, rules);
    return switch (window.of(applied, today)) {
      case IN_TIME -> Optional.empty();
      case APPLIED_IN_FUTURE ->
          refused(Code.APPLIED_IN_FUTURE, "applied for on " + applied, today + " or before");
      case TOO_LATE ->
          refused(
              Code.RETURN_TOO_LATE, "applied for on " + applied, "until " + window.lastToApply());
      case ARRIVES_TOO_LATE ->
          refused(
              Code.RETURN_ARRIVES_TOO_LATE, "back on " + today, "until " + window.lastToArrive());
    };
  }

  private Optional<OrderResult> notThere(String zone, List<PieceRow> pieces) {
    Map<String, Standing> standings =
        positions.of(zone, pieces.stream().map(PieceRow::epc).toList());
    Map<String, Place> elsewhere = new TreeMap<>();
    for (PieceRow piece : pieces) {
      if (standings.get(piece.epc()).place() != expected(piece)) {
        elsewhere.put(piece.epc(), standings.get(piece.epc()).place());
      }
    }
    return elsewhere.isEmpty()
        ? Optional.empty()
        : refused(Code.NOT_THERE, elsewhere, "pieces that left by their permit, or did not leave");
  }

  /** Where the fence must know a piece that comes back: gone by its permit, or not yet. */
  static Place expected(PieceRow piece) {
    return piece.gone() ? Place.STREET : piece.place();
  }

  private static Optional<OrderResult> refused(Code code, Object received, Object expected) {
    return Optional.of(new OrderResult.Refused(code, received, expected));
  }

  /** What the pieces hold now, and what they will. */
  private record Turn(List<Hold> retail, List<Hold> display, List<Transfer> transfers) {}

  private OrderResult takeBack(
      OrderAct act, OrderDesk.Found.Goes goes, List<PieceRow> pieces, int ofAll) {
    List<String> epcs = pieces.stream().map(PieceRow::epc).toList();
    Map<String, Item> items =
        goods.items(act.zone(), pieces.stream().map(PieceRow::item).distinct().toList());
    Map<String, Long> full = new LinkedHashMap<>();
    pieces.stream()
        .filter(piece -> piece.gone() || piece.place() == Place.CENTRE)
        .forEach(piece -> full.put(piece.epc(), items.get(piece.item()).fullTaxFen()));
    List<Hold> retail =
        guarantees.openHolds(act.zone(), epcs).values().stream()
            .filter(hold -> hold.document().equals(act.saleNo()))
            .toList();
    Drawing drawing = guarantees.drawing(act.zone(), act.at());
    if (!drawing.uncovered().isEmpty()) {
      return new OrderResult.HoldsUncovered(drawing.uncovered());
    }
    retail.forEach(drawing::giveBack);
    long headroomFen = drawing.headroomFen();
    Map<String, Long> sizes = sizing.display(full, OptionalLong.empty());
    sizes.values().removeIf(fen -> fen == 0);
    List<Hold> display = new ArrayList<>();
    sizes.forEach(
        (epc, fen) ->
            drawing.hold(epc, Hold.Purpose.DISPLAY, act.saleNo(), fen).ifPresent(display::add));
    if (display.size() < sizes.size()) {
      return new OrderResult.GuaranteeExceeded(HoldSizing.sum(sizes), headroomFen);
    }
    Turn turn = new Turn(retail, display, moves(act, pieces, items));
    OrderResult refusal = submit(act, turn);
    if (refusal instanceof OrderResult.NotOnBook) {
      return refusal;
    }
    comeBack(act, goes, pieces, ofAll);
    return refusal;
  }

  /** What left comes back onto the book; what did not need not leave any more. */
  private List<Transfer> moves(OrderAct act, List<PieceRow> pieces, Map<String, Item> items) {
    Map<String, OpenPermit> open =
        permits.open(act.zone(), pieces.stream().map(PieceRow::epc).toList());
    List<Transfer> transfers = new ArrayList<>();
    for (PieceRow piece : pieces) {
      if (piece.gone()) {
        transfers.addAll(
            books.unplanned(
                act.zone(),
                piece.epc(),
                items.get(piece.item()),
                Place.STREET,
                Place.CENTRE,
                act.saleNo() + "#return"));
      } else if (open.containsKey(piece.epc())) {
        transfers.addAll(books.withdraw(open.get(piece.epc()).moveId(), act.saleNo()));
      }
    }
    return transfers;
  }

  private OrderResult submit(OrderAct act, Turn turn) {
    List<Transfer> chain = new ArrayList<>();
    turn.retail().forEach(hold -> chain.addAll(guarantees.releasing(hold, act.saleNo())));
    turn.display().forEach(hold -> chain.addAll(guarantees.holding(act.zone(), hold)));
    chain.addAll(turn.transfers());
    if (!chain.isEmpty()) {
      ChainResult result = ledger.submit(act.zone(), new Chain(chain), act.voucher());
      if (result.refusal().isPresent()) {
        return new OrderResult.NotOnBook(result.refusal().get());
      }
    }
    turn.retail()
        .forEach(
            hold ->
                guarantees.ended(
                    hold, Guarantees.Outcome.RELEASED, act.saleNo(), act.leafIndex(), act.at()));
    turn.display().forEach(hold -> guarantees.held(act.zone(), hold, act.leafIndex(), act.at()));
    return OrderResult.Done.NOTHING_LEAVES;
  }

  private void comeBack(OrderAct act, OrderDesk.Found.Goes goes, List<PieceRow> pieces, int ofAll) {
    List<String> epcs = pieces.stream().map(PieceRow::epc).toList();
    List<String> gone = pieces.stream().filter(PieceRow::gone).map(PieceRow::epc).toList();
    permits.withdraw(act.zone(), epcs, act.saleNo(), act.leafIndex(), act.at());
    positions.back(act.zone(), gone, Place.CENTRE, act.leafIndex(), act.at());
    store.mark(act, epcs, "returned_leaf", "freed_leaf");
    OrderHead head = goes.head();
    quotas.giveBack(
        act.zone(),
        head.buyer(),
        head.quotaYear(),
        pieces.stream().mapToLong(PieceRow::dutiableFen).sum());
    long backFen = pieces.stream().mapToLong(piece -> piece.priceFen() + piece.taxFen()).sum();
    store.stands(
        head.at(goes.next(), head.refundDueFen() + backFen, act.at()),
        act,
        "RETURNED",
        "%d of %d".formatted(pieces.size(), ofAll));
  }
}
