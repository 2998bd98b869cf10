package bondgate.server.customs;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * 实时获取 — customs' requests for raw payment data: kept at once, answered as soon as the data are
 * there, tried again until they are taken.
 */
@ApplicationScoped
class DataRequests {
  private static final int AT_ONCE = 20;

  private final AgroalDataSource database;
  private final CustomsKeys keys;
  private final Instance<RawPayments> payments;
  private final DataUpload upload;
  private final RawPaymentText texts;

  @Inject
  DataRequests(
      AgroalDataSource database,
      CustomsKeys keys,
      CustomsSettings settings,
      Instance<RawPayments> payments,
      DataUpload upload) {
    this.database = database;
    this.keys = keys;
    this.payments = payments;
    this.upload = upload;
    this.texts = new RawPaymentText(keys.signer(), settings.platform().code());
  }

  private record Due(long id, String sessionId, String orderNo, int tries) {}

  /** Keeps a request; the same again is the same. */
  void ask(String zone, String sessionId, String orderNo, Instant now) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                update(
                    "INSERT INTO customs_data_request (zone, session_id, order_no, asked_at, state,"
                        + " due_at) VALUES (?, ?, ?, ?, 'DUE', ?) ON CONFLICT DO NOTHING",
                    zone,
                    sessionId,
                    orderNo,
                    now,
                    now));
  }

  /** Answers what is due; whether there was anything. */
  boolean sendDue(String zone, Instant now) {
    List<Due> due = QuarkusTransaction.requiringNew().call(() -> due(zone, now));
    for (Due request : due) {
      answer(zone, request, now);
    }
    return !due.isEmpty();
  }

  private List<Due> due(String zone, Instant now) {
    try (Connection connection = database.getConnection()) {
      return CustomsSql.query(
          connection,
          row -> new Due(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4)),
          "SELECT id, session_id, order_no, tries FROM customs_data_request WHERE zone = ?"
              + " AND state = 'DUE' AND due_at <= ? ORDER BY id LIMIT ?",
          zone,
          now,
          AT_ONCE);
    } catch (SQLException e) {
      throw CustomsSql.failed("reading requests for payment data", e);
    }
  }

  private void answer(String zone, Due request, Instant now) {
    Optional<RawPayment> payment =
        payments.isResolvable()
            ? payments.get().ofOrder(zone, request.orderNo())
            : Optional.empty();
    if (payment.isEmpty()) {
      again(request, "no payment of that order is known", now);
      return;
    }
    String guid = MessageIds.guid(zone, request.orderNo(), "179 " + request.sessionId());
    String text = texts.text(request.sessionId(), guid, payment.get(), now);
    if (upload.upload(text) instanceof SendResult.Failed failed) {
      again(request, failed.text(), now);
      return;
    }
    byte[] sealed = keys.sealing().sealText(text, "customs_data_request " + request.id());
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                update(
                    "UPDATE customs_data_request SET state = 'SENT', tries = tries + 1,"
                        + " last_error = '', sealed = ? WHERE id = ?",
                    sealed,
                    request.id()));
  }

  private void again(Due request, String why, Instant now) {
    Duration wait = Duration.ofSeconds(Math.min(3_600, 5L << Math.min(request.tries(), 10)));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                update(
                    "UPDATE customs_data_request SET tries = tries + 1, due_at = ?,"
                        + " last_error = ? WHERE id = ?",
                    now.plus(wait),
                    why,
                    request.id()));
  }

  private void update(String sql, Object... values) {
    try (Connection connection = database.getConnection()) {
      CustomsSql.update(connection, sql, values);
    } catch (SQLException e) {
      throw CustomsSql.failed("keeping a request for payment data", e);
    }
  }
}
