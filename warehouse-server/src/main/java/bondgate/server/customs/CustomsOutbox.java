package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be sent. A message is taken before it is handed over: whoever crashes between has it
 * sent again, byte for byte, and nobody withdraws what may have left.
 */
@ApplicationScoped
class CustomsOutbox {
  private static final Duration LONGEST_RESEND = Duration.ofHours(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

  private final AgroalDataSource database;
  private final Sealing sealing;
  private final Duration resendAfter;

  @Inject
  CustomsOutbox(AgroalDataSource database, CustomsKeys keys, CustomsSettings settings) {
    this.database = database;
    this.sealing = keys.sealing();
    this.resendAfter = settings.resendAfter();
  }

  /** A message that was taken to be sent. */
  record Taken(long messageId, int tries, OutgoingMessage message) {}

  /** Takes what is due, at most that many, oldest first. */
  @Transactional
  public List<Taken> take(String zone, int most, Instant now) {
    try (Connection connection = database.getConnection()) {
      List<Taken> taken = new ArrayList<>();
      taken.addAll(
          CustomsSql.query(
              connection,
              row ->
                  new Taken(
                      row.getLong(1),
                      row.getInt(2),
                      new OutgoingMessage(
                          MessageKind.valueOf(row.getString(3)),
                          row.getString(4),
                          sealing.open(row.getBytes(5), NewMessage.place(row.getString(4))))),
              "WITH due AS (SELECT message_id FROM customs_outbox WHERE zone = ?"
                  + " AND state IN ('HELD', 'DUE', 'SENT') AND due_at <= ?"
                  + " ORDER BY due_at, message_id LIMIT ? FOR UPDATE SKIP LOCKED),"
                  + " took AS (UPDATE customs_outbox o SET state = 'SENT', tries = tries + 1,"
                  + " due_at = ?::timestamptz + LEAST(? * power(2, LEAST(tries, 20)), ?)"
                  + " * interval '1 millisecond' FROM due WHERE o.message_id = due.message_id"
                  + " RETURNING o.message_id, o.tries)"
                  + " SELECT m.id, took.tries, m.kind, m.guid, m.sealed FROM took"
                  + " JOIN customs_message m ON m.id = took.message_id ORDER BY m.id",
              zone,
              now,
              most,
              now,
              resendAfter.toMillis(),
              LONGEST_RESEND.toMillis()));
      return taken;
    } catch (SQLException e) {
      throw CustomsSql.failed("taking customs messages to send", e);
    }
  }

  /** Says that a message could not be handed over. */
  @Transactional
  public void failed(Taken taken, String text, Instant now) {
    Duration wait = Duration.ofSeconds(1L << Math.min(taken.tries(), 12));
    Instant again = now.plus(wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait);
    try (Connection connection = database.getConnection()) {
      CustomsSql.update(
          connection,
          "UPDATE customs_outbox SET state = 'DUE', due_at = ?, last_error = ?"
              + " WHERE message_id = ? AND state = 'SENT'",
          again,
          text.length() > 300 ? text.substring(0, 300) : text,
          taken.messageId());
    } catch (SQLException e) {
      throw CustomsSql.failed("keeping that a customs message was not sent", e);
    }
  }

  /** After a start: what was taken and has no answer may not have left, and is due. */
  @Transactional
  public void recover(String zone, Instant now) {
    try (Connection connection = database.getConnection()) {
      CustomsSql.update(
          connection,
          "UPDATE customs_outbox SET due_at = ? WHERE zone = ? AND state = 'SENT' AND due_at > ?",
          now,
          zone,
          now);
    } catch (SQLException e) {
      throw CustomsSql.failed("taking up customs messages after a start", e);
    }
  }
}
