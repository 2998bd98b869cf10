package bondgate.server.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A payment's card. */
record PaymentRow(
    String paymentNo,
    String zone,
    String saleNo,
    String provider,
    boolean sandbox,
    long amountFen,
    String description,
    PaymentState state,
    Optional<String> codeUrl,
    Instant startedAt,
    Instant expiresAt,
    Optional<PaymentView.Money> money,
    int polls) {
  static final String COLUMNS =
      "payment_no, zone, sale_no, provider, sandbox, amount_fen, description, state, code_url,"
          + " started_at, expires_at, transaction_id, paid_fen, paid_at, polls";

  static PaymentRow of(ResultSet row) throws SQLException {
    return new PaymentRow(
        row.getString("payment_no"),
        row.getString("zone"),
        row.getString("sale_no"),
        row.getString("provider"),
        row.getBoolean("sandbox"),
        row.getLong("amount_fen"),
        row.getString("description"),
        PaymentState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("code_url")),
        instant(row, "started_at"),
        instant(row, "expires_at"),
        money(row),
        row.getInt("polls"));
  }

  private static Optional<PaymentView.Money> money(ResultSet row) throws SQLException {
    String transactionId = row.getString("transaction_id");
    return transactionId == null
        ? Optional.empty()
        : Optional.of(
            new PaymentView.Money(transactionId, row.getLong("paid_fen"), instant(row, "paid_at")));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  boolean isFor(PaymentOrder order) {
    return provider.equals(order.provider()) && amountFen == order.amountFen();
  }
}
