package bondgate.server.sale;

import bondgate.server.book.PlannedMove;
import bondgate.server.guarantee.CustomsReleases;
import bondgate.server.tax.LineTax;
import bondgate.server.tax.TaxFen;
import bondgate.server.tax.TaxQuote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a new order with its lines and pieces, and reserves the buyer's quota. */
@ApplicationScoped
class PlacedOrders {
  private static final String ORDER =
      "INSERT INTO sale_order (zone, sale_no, content_sha256, point, till, channel, buyer,"
          + " identity_verified_by, notice_version, notice_accepted_at, quota_year, goods_fen,"
          + " freight_fen, insurance_fen, dutiable_fen, tariff_fen, consumption_fen, vat_fen,"
          + " actor, leaf_index, placed_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String LINE =
      "INSERT INTO sale_line (zone, sale_no, line_no, item, hs_code, quantity, unit_price_fen,"
          + " dutiable_fen, tariff_fen, consumption_fen, vat_fen)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String PIECE =
      "INSERT INTO sale_piece (zone, sale_no, epc, item, line_no, place, price_fen, dutiable_fen,"
          + " tax_fen, move_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final OrderStore store;
  private final Quotas quotas;

  @Inject
  PlacedOrders(OrderStore store, Quotas quotas) {
    this.store = store;
    this.quotas = quotas;
  }

  void write(
      OrderAct act,
      Placing.Asked asked,
      BasketCheck check,
      TaxQuote quote,
      List<PlannedMove> moves) {
    int year = CustomsReleases.day(act.at()).getYear();
    order(act, asked, quote, year);
    store.update(
        "INSERT INTO sale_state (zone, sale_no, till, stage, since, leaf_index, refund_due_fen)"
            + " VALUES (?, ?, ?, 'PLACED', ?, ?, 0)",
        act.zone(),
        act.saleNo(),
        asked.till().orElse(null),
        act.at(),
        act.leafIndex());
    lines(act, check, quote, moves);
    quotas.reserve(
        act.zone(), asked.buyer(), year, quote.dutiableFen(), quote.limits().annualFen());
    store.step(act, "PLACED", Stage.PLACED, "");
  }

  private void order(OrderAct act, Placing.Asked asked, TaxQuote quote, int year) {
    TaxFen tax = quote.tax();
    store.update(
        ORDER,
        act.zone(),
        act.saleNo(),
        asked.digest(),
        asked.point(),
        asked.till().orElse(null),
        asked.channel().name(),
        asked.buyer(),
        asked.identityVerifiedBy().orElse(null),
        asked.noticeVersion(),
        asked.noticeAcceptedAt(),
        year,
        asked.goodsFen(),
        asked.freightFen(),
        asked.insuranceFen(),
        quote.dutiableFen(),
        tax.tariffFen(),
        tax.consumptionFen(),
        tax.vatFen(),
        act.actor(),
        act.leafIndex(),
        act.at());
  }

  private void lines(OrderAct act, BasketCheck check, TaxQuote quote, List<PlannedMove> moves) {
    Map<String, PlannedMove> byTag =
        moves.stream().collect(Collectors.toMap(PlannedMove::epc, move -> move));
    List<BasketLine> lines = BasketLine.of(check.forSale());
    List<Object[]> rows = new ArrayList<>();
    List<Object[]> pieces = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      BasketLine line = lines.get(i);
      LineTax taxed = quote.lines().get(i);
      rows.add(line(act, i + 1, line, taxed));
      for (int k = 0; k < line.pieces().size(); k++) {
        PlannedMove move = byTag.get(line.pieces().get(k).epc());
        pieces.add(piece(act, i + 1, line, taxed, k, move));
      }
    }
    store.batch(LINE, rows);
    store.batch(PIECE, pieces);
  }

  private static Object[] line(OrderAct act, int lineNo, BasketLine line, LineTax taxed) {
    return new Object[] {
      act.zone(),
      act.saleNo(),
      lineNo,
      line.item().code(),
      line.item().hsCode(),
      line.pieces().size(),
      line.price().priceFen(),
      taxed.priced().dutiableFen(),
      taxed.tax().tariffFen(),
      taxed.tax().consumptionFen(),
      taxed.tax().vatFen()
    };
  }

  private static Object[] piece(
      OrderAct act, int lineNo, BasketLine line, LineTax taxed, int index, PlannedMove move) {
    int count = line.pieces().size();
    return new Object[] {
      act.zone(),
      act.saleNo(),
      move.epc(),
      line.item().code(),
      lineNo,
      move.from().name(),
      line.price().priceFen(),
      Shares.of(taxed.priced().dutiableFen(), index, count),
      Shares.of(taxed.tax().totalFen(), index, count),
      move.moveId().value()
    };
  }
}
