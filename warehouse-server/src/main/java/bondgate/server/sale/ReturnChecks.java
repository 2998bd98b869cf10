package bondgate.server.sale;

import bondgate.server.control.Controls;
import bondgate.server.fence.Positions;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Place;
import bondgate.server.goods.TaggedPiece;
import bondgate.server.guarantee.CustomsReleases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Says of one tag whether its piece may come back, before anybody states it. The act decides again,
 * and by the same rules; only a piece that customs holds it would take, because it comes in: here
 * it is left to the officer.
 */
@ApplicationScoped
public class ReturnChecks {
  private final OrderStore store;
  private final SaleRules rules;
  private final Goods goods;
  private final Positions positions;
  private final Controls controls;

  @Inject
  ReturnChecks(
      OrderStore store, SaleRules rules, Goods goods, Positions positions, Controls controls) {
    this.store = store;
    this.rules = rules;
    this.goods = goods;
    this.positions = positions;
    this.controls = controls;
  }

  /** An order that had the tag's piece. */
  private record Had(String saleNo, PieceRow piece, long returnedLeaf) {}

  /**
   * The answer for a tag.
   *
   * @param appliedOn the day in China on which the return was applied for; empty: today
   */
  @Transactional
  public ReturnCheck check(String zone, String epc, Optional<LocalDate> appliedOn, Instant now) {
    Optional<TaggedPiece> tag = goods.piece(zone, epc);
    if (tag.isEmpty()) {
      return new ReturnCheck.UnknownTag(epc);
    }
    String item = tag.get().item();
    Optional<String> order = Optional.ofNullable(controls.pieces(zone, List.of(epc), now).get(epc));
    if (order.isPresent()) {
      return new ReturnCheck.UnderControl(epc, item, order.get());
    }
    List<Had> all = had(zone, epc);
    Optional<Had> last = all.stream().filter(had -> !had.piece().freed()).findFirst();
    if (last.isPresent()) {
      OrderHead head = store.head(zone, last.get().saleNo()).orElseThrow();
      return sold(zone, head, last.get().piece(), appliedOn, now);
    }
    return all.stream()
        .filter(had -> had.piece().returned())
        .findFirst()
        .<ReturnCheck>map(
            had ->
                new ReturnCheck.ReturnedBefore(
                    new ReturnCheck.Sold(epc, item, had.saleNo(), Optional.empty()),
                    had.returnedLeaf()))
        .orElseGet(() -> new ReturnCheck.NotSold(epc, item));
  }

  private List<Had> had(String zone, String epc) {
    return store.query(
        "SELECT "
            + OrderStore.PIECE_COLUMNS
            + ", sale_no, returned_leaf FROM sale_piece WHERE zone = ?"
            + " AND epc = ? ORDER BY id DESC",
        row -> new Had(row.getString(13), OrderStore.piece(row), row.getLong(14)),
        zone,
        epc);
  }

  private ReturnCheck sold(
      String zone, OrderHead head, PieceRow piece, Optional<LocalDate> appliedOn, Instant now) {
    Optional<ReturnCheck.Release> release =
        head.release()
            .map(OrderHead.Release::releasedOn)
            .map(day -> new ReturnCheck.Release(day, ReturnWindow.of(day, rules)));
    ReturnCheck.Sold sold = new ReturnCheck.Sold(piece.epc(), piece.item(), head.saleNo(), release);
    if (release.isEmpty()) {
      return new ReturnCheck.NotReleased(sold);
    }
    LocalDate today = CustomsReleases.day(now);
    return switch (release.get().window().of(appliedOn.orElse(today), today)) {
      case APPLIED_IN_FUTURE -> new ReturnCheck.AppliedInFuture(sold);
      case TOO_LATE -> new ReturnCheck.TooLate(sold);
      case ARRIVES_TOO_LATE -> new ReturnCheck.ArrivesTooLate(sold);
      case IN_TIME -> there(zone, sold, piece);
    };
  }

  private ReturnCheck there(String zone, ReturnCheck.Sold sold, PieceRow piece) {
    Place place = positions.of(zone, List.of(piece.epc())).get(piece.epc()).place();
    return place == OrderReturns.expected(piece)
        ? new ReturnCheck.MayComeBack(sold, piece.priceFen(), piece.taxFen(), piece.gone())
        : new ReturnCheck.Elsewhere(sold, place);
  }
}
