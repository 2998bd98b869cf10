package bondgate.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;

/** The rows of what was sent and received. */
@ApplicationScoped
class Exchanges {
  private final PaymentSql sql;
  private final ExchangeSafe safe;

  @Inject
  Exchanges(PaymentSql sql, ExchangeSafe safe) {
    this.sql = sql;
    this.safe = safe;
  }

  @Transactional(TxType.MANDATORY)
  void keep(String paymentNo, RawExchange.About about, Wire wire, Instant now) {
    sql.change(
        "keep the bytes of a payment",
        "INSERT INTO payment_exchange (payment_no, about, request, response, at)"
            + " VALUES (?, ?, ?, ?, ?)",
        paymentNo,
        about,
        safe.seal(paymentNo + "/" + about + "/request", wire.request()),
        safe.seal(paymentNo + "/" + about + "/response", wire.response()),
        now);
  }

  @Transactional
  List<RawExchange> of(String paymentNo) {
    return sql.all(
        "read the bytes of a payment",
        row -> {
          RawExchange.About about = RawExchange.About.valueOf(row.getString("about"));
          String name = paymentNo + "/" + about;
          return new RawExchange(
              about,
              safe.open(name + "/request", row.getBytes("request")),
              safe.open(name + "/response", row.getBytes("response")),
              PaymentRow.instant(row, "at"));
        },
        "SELECT about, request, response, at FROM payment_exchange WHERE payment_no = ?"
            + " ORDER BY id",
        paymentNo);
  }
}
