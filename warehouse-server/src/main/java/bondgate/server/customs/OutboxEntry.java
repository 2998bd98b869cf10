package bondgate.server.customs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a message of ours stands.
 *
 * @param number which of several of its kind: the number of a return, the attempt of a cancellation
 * @param docKey what receipts name it by
 * @param status the receipt code that stands; empty if there is none
 * @param statusAt that receipt's time
 * @param listNo what customs numbered it, for an inventory list
 * @param preNo what the E-port numbered it
 */
record OutboxEntry(
    long messageId,
    Optional<String> saleNo,
    MessageKind kind,
    String number,
    String guid,
    String docKey,
    OutboxEntry.State state,
    int tries,
    String status,
    Optional<Instant> statusAt,
    String listNo,
    String preNo) {

  static final String COLUMNS =
      "o.message_id, m.sale_no, m.kind, m.number, m.guid, m.doc_key, o.state, o.tries, o.status,"
          + " o.status_at, o.list_no, o.pre_no";
  static final String FROM =
      " FROM customs_outbox o JOIN customs_message m ON m.id = o.message_id ";

  /** How far it is. */
  enum State {
    HELD,
    DUE,
    SENT,
    ANSWERED,
    ENDED,
    WITHDRAWN
  }

  /** Whether customs has done what it asks for. */
  boolean isGranted() {
    return state == State.ENDED
        && ReceiptRules.meaning(kind, status, tries) == ReceiptRules.Meaning.GRANTED;
  }

  static OutboxEntry of(ResultSet row) throws SQLException {
    return new OutboxEntry(
        row.getLong(1),
        Optional.ofNullable(row.getString(2)),
        MessageKind.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        State.valueOf(row.getString(7)),
        row.getInt(8),
        row.getString(9),
        Optional.ofNullable(row.getTimestamp(10)).map(Timestamp::toInstant),
        row.getString(11),
        row.getString(12));
  }

  boolean isOpen() {
    return state != State.ENDED && state != State.WITHDRAWN;
  }

  /** Whether it was sent, or that was tried, and nothing came back. */
  boolean isUnanswered() {
    return isUnanswered(state, tries, status);
  }

  static boolean isUnanswered(State state, int tries, String status) {
    return state == State.SENT || (state == State.DUE && tries > 0 && status.isEmpty());
  }

  /** Whether nothing of it can have left. */
  boolean isUnsent() {
    return state == State.HELD || (state == State.DUE && tries == 0);
  }
}
