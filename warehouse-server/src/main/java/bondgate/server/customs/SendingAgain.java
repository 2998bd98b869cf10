package bondgate.server.customs;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends a message that has no answer once more, because somebody asks for it: what was kept is
 * sent, byte for byte, under its number, now and not when its turn would come.
 */
@ApplicationScoped
public class SendingAgain {
  /** So long after somebody asked, nobody asks again: customs must be able to answer. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  private final AgroalDataSource database;
  private final Event<OutboxFilled> filled;

  @Inject
  SendingAgain(AgroalDataSource database, Event<OutboxFilled> filled) {
    this.database = database;
    this.filled = filled;
  }

  /** Sends the message of that number again, if it was sent and nothing came back. */
  @Transactional
  public AgainResult send(String zone, String guid, String actor, Instant now) {
    try (Connection connection = database.getConnection()) {
      // Locked: an answer that comes at this moment is taken before this, or after.
      Optional<OutboxEntry> found = new OutboxRows(connection, zone).byGuid(guid);
      if (found.isEmpty()) {
        return new AgainResult.Unknown();
      }
      OutboxEntry entry = found.get();
      if (entry.state() == OutboxEntry.State.WITHDRAWN) {
        return new AgainResult.Withdrawn();
      }
      if (!entry.isUnanswered()) {
        return entry.isUnsent() ? new AgainResult.NotSentYet() : new AgainResult.Answered();
      }
      Optional<Instant> last = last(connection, entry.messageId());
      if (last.isPresent() && now.isBefore(last.get().plus(PAUSE))) {
        return new AgainResult.TooSoon(last.get().plus(PAUSE));
      }
      CustomsSql.update(
          connection,
          "INSERT INTO customs_again (message_id, asked_at, asked_by) VALUES (?, ?, ?)",
          entry.messageId(),
          now,
          actor);
      CustomsSql.update(
          connection,
          // Customs' own faults are borne a number of times: what a person sends takes none of
          // them.
          "UPDATE customs_outbox SET due_at = ?, tries = GREATEST(tries - 1, 1)"
              + " WHERE message_id = ?",
          now,
          entry.messageId());
      filled.fire(new OutboxFilled(zone));
      return new AgainResult.Queued();
    } catch (SQLException e) {
      throw CustomsSql.failed("sending a customs message again", e);
    }
  }

  private static Optional<Instant> last(Connection connection, long messageId) throws SQLException {
    return CustomsSql.query(
            connection,
            row -> row.getTimestamp(1).toInstant(),
            "SELECT asked_at FROM customs_again WHERE message_id = ? ORDER BY asked_at DESC LIMIT 1",
            messageId)
        .stream()
        .findFirst();
  }
}
