package bondgate.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refunds 退款 that are under way or failed, for an operator. */
@ApplicationScoped
public class OpenRefunds {
  private static final int MOST = 200;

  private final PaymentSql sql;

  @Inject
  OpenRefunds(PaymentSql sql) {
    this.sql = sql;
  }

  /**
   * A refund that is not done.
   *
   * @param amountFen in fen, from 1
   * @param code the provider's last word; empty if there is none
   * @param nextAsk when the provider is asked next; empty if it is not asked by itself
   */
  public record Line(
      String saleNo,
      String provider,
      String refundNo,
      long amountFen,
      RefundState state,
      Optional<String> code,
      Instant askedAt,
      int polls,
      Optional<Instant> nextAsk) {}

  /** Those of a zone, the oldest first, at most 200. */
  @Transactional
  public List<Line> of(String zone) {
    return sql.all(
        "list the open refunds",
        row ->
            new Line(
                row.getString("sale_no"),
                row.getString("provider"),
                row.getString("refund_no"),
                row.getLong("amount_fen"),
                RefundState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("code")),
                PaymentRow.instant(row, "asked_at"),
                row.getInt("polls"),
                Optional.ofNullable(PaymentRow.instant(row, "next_poll_at"))),
        "SELECT p.sale_no, p.provider, r.* FROM payment_refund r"
            + " JOIN payment p ON p.payment_no = r.payment_no"
            + " WHERE r.zone = ? AND r.state IN ('PENDING', 'FAILED') ORDER BY r.asked_at LIMIT ?",
        zone,
        MOST);
  }
}
