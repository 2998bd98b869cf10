package bondgate.server.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** A refund's card. */
record RefundRow(
    String zone,
    String refundNo,
    String paymentNo,
    long amountFen,
    String reason,
    RefundState state,
    Optional<String> code,
    Instant askedAt,
    Optional<Instant> doneAt,
    int polls) {
  static RefundRow of(ResultSet row) throws SQLException {
    return new RefundRow(
        row.getString("zone"),
        row.getString("refund_no"),
        row.getString("payment_no"),
        row.getLong("amount_fen"),
        row.getString("reason"),
        RefundState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("code")),
        PaymentRow.instant(row, "asked_at"),
        Optional.ofNullable(PaymentRow.instant(row, "done_at")),
        row.getInt("polls"));
  }

  PaymentView.Refund view() {
    return new PaymentView.Refund(refundNo, amountFen, state, code, askedAt, doneAt);
  }
}
