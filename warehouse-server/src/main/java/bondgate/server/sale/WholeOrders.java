package bondgate.server.sale;

import bondgate.server.tax.TaxFen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some orders of a zone with all their parts: as many statements as for one. */
final class WholeOrders {
  private final OrderParts parts = new OrderParts();

  private final Map<String, List<PieceRow>> pieces =
      parts.part(OrderStore.PIECE_COLUMNS, "sale_piece", "id", OrderStore::piece);

  private final Map<String, List<OrderView.Line>> lines =
      parts.part(
          "line_no, item, hs_code, quantity, unit_price_fen, dutiable_fen, tariff_fen,"
              + " consumption_fen, vat_fen",
          "sale_line",
          "line_no",
          row ->
              new OrderView.Line(
                  row.getInt(1),
                  row.getString(2),
                  row.getString(3),
                  row.getLong(4),
                  row.getLong(5),
                  row.getLong(6),
                  new TaxFen(row.getLong(7), row.getLong(8), row.getLong(9))));

  private final Map<String, List<OrderView.Payment>> payments =
      parts.part(
          "payment_no, provider, amount_fen, payer_check, paid_at, aside",
          "sale_payment",
          "id",
          row ->
              new OrderView.Payment(
                  row.getString(1),
                  row.getString(2),
                  row.getLong(3),
                  PayerCheck.valueOf(row.getString(4)),
                  OrderStore.instant(row, "paid_at"),
                  Optional.ofNullable(row.getString(6)).map(PaymentAside::valueOf)));

  private final Map<String, List<OrderView.Refund>> refunds =
      parts.part(
          "refund_no, amount_fen, refunded_at",
          "sale_refund",
          "id",
          row ->
              new OrderView.Refund(
                  row.getString(1), row.getLong(2), OrderStore.instant(row, "refunded_at")));

  private final Map<String, List<OrderView.Step>> steps =
      parts.part(
          "event, detail, actor, leaf_index, at",
          "sale_step",
          "id",
          row ->
              new OrderView.Step(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getLong(4),
                  OrderStore.instant(row, "at")));

  private WholeOrders() {}

  /** The orders in the order of their heads. */
  static List<OrderView> read(OrderStore store, String zone, List<OrderHead> heads) {
    if (heads.isEmpty()) {
      return List.of();
    }
    WholeOrders whole = new WholeOrders();
    store.read(whole.parts, zone, heads.stream().map(OrderHead::saleNo).toList());
    return heads.stream().map(whole::view).toList();
  }

  private OrderView view(OrderHead head) {
    List<PieceRow> own = OrderParts.of(pieces, head);
    return new OrderView(
        head.zone(),
        head.saleNo(),
        head.point(),
        head.till(),
        head.channel(),
        head.buyer(),
        head.identityVerifiedBy(),
        head.noticeVersion(),
        head.noticeAcceptedAt(),
        head.placedAt(),
        state(head, own),
        head.amounts(),
        head.quotaYear(),
        OrderParts.of(lines, head),
        own.stream()
            .map(
                piece ->
                    new OrderView.Piece(
                        piece.epc(), piece.item(), piece.lineNo(), piece.standing(head.stage())))
            .toList(),
        OrderParts.of(payments, head),
        OrderParts.of(refunds, head),
        head.refundDueFen(),
        OrderParts.of(steps, head));
  }

  private static OrderState state(OrderHead head, List<PieceRow> pieces) {
    Instant since = head.since();
    String listNo = head.release().map(OrderHead.Release::listNo).orElse("");
    LocalDate on = head.release().map(OrderHead.Release::releasedOn).orElse(LocalDate.EPOCH);
    return switch (head.stage()) {
      case PLACED -> new OrderState.Placed(since);
      case PAID -> new OrderState.Paid(since);
      case REFUND_DUE -> new OrderState.RefundDue(since);
      case RELEASED ->
          new OrderState.Released(
              since,
              listNo,
              on,
              (int) pieces.stream().filter(PieceRow::gone).count(),
              pieces.size());
      case GONE -> new OrderState.Gone(since, listNo, on);
      case CANCELLED -> new OrderState.Cancelled(since);
      case REFUNDED -> new OrderState.Refunded(since);
      case RETURNED ->
          new OrderState.Returned(
              since,
              listNo,
              on,
              (int) pieces.stream().filter(PieceRow::returned).count(),
              pieces.size());
    };
  }
}
