package bondgate.server.bondedlist;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Messages of lists that are to be sent. One is taken before it is handed over; whoever crashes
 * between has it sent again, byte for byte.
 */
@ApplicationScoped
class ListOutbox {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final SliceSql sql;

  @Inject
  ListOutbox(AgroalDataSource database) {
    this.sql = new SliceSql(database, "messages of bonded lists");
  }

  /** A message that was taken to be sent. */
  record Taken(long listId, String innerNo, String content, int tries) {}

  /** Keeps a list's message, to be sent now. In the caller's transaction. */
  void add(String zone, long listId, String content, Instant at) {
    sql.update(
        "INSERT INTO bonded_list_message (list_id, zone, content, digest)"
            + " VALUES (?, ?, ?, decode(?, 'hex'))",
        listId,
        zone,
        content,
        ListInbox.sha256(content.getBytes(StandardCharsets.UTF_8)));
    sql.update(
        "INSERT INTO bonded_list_outbox (list_id, zone, state, due_at) VALUES (?, ?, 'DUE', ?)",
        listId,
        zone,
        at);
  }

  /** The message of a list, byte for byte. */
  Optional<String> content(long listId) {
    return sql
        .query(
            "SELECT content FROM bonded_list_message WHERE list_id = ?",
            row -> row.getString(1),
            listId)
        .stream()
        .findFirst();
  }

  /** How often a list's message was given to the transport. */
  int tries(long listId) {
    return sql
        .query(
            "SELECT tries FROM bonded_list_outbox WHERE list_id = ?", row -> row.getInt(1), listId)
        .stream()
        .findFirst()
        .orElse(0);
  }

  /** Takes what is due, the oldest first. */
  @Transactional
  public List<Taken> take(String zone, int most, Instant at) {
    return sql.query(
        "WITH due AS (SELECT list_id FROM bonded_list_outbox WHERE zone = ? AND state = 'DUE'"
            + " AND due_at <= ? ORDER BY due_at, list_id LIMIT ? FOR UPDATE SKIP LOCKED),"
            + " took AS (UPDATE bonded_list_outbox o SET state = 'SENDING', tries = o.tries + 1"
            + " FROM due WHERE o.list_id = due.list_id RETURNING o.list_id, o.tries)"
            + " SELECT took.list_id, l.inner_no, m.content, took.tries FROM took"
            + " JOIN bonded_list l ON l.id = took.list_id"
            + " JOIN bonded_list_message m ON m.list_id = took.list_id ORDER BY took.list_id",
        row -> new Taken(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4)),
        zone,
        at,
        most);
  }

  /** The other side has it. A crash before this sends it again. */
  @Transactional
  public void sent(Taken taken) {
    sql.update(
        "UPDATE bonded_list_outbox SET state = 'SENT', last_error = ''"
            + " WHERE list_id = ? AND state = 'SENDING'",
        taken.listId());
  }

  /** It could not be handed over: again later. */
  @Transactional
  public void failed(Taken taken, String text, Instant at) {
    Duration pause = Duration.ofSeconds(1L << Math.min(taken.tries(), 12));
    sql.update(
        "UPDATE bonded_list_outbox SET state = 'DUE', due_at = ?, last_error = ?"
            + " WHERE list_id = ? AND state = 'SENDING'",
        at.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause),
        text.length() > 300 ? text.substring(0, 300) : text,
        taken.listId());
  }

  /** Customs has said something of it: it is not sent again. In the caller's transaction. */
  void answered(long listId) {
    sql.update("UPDATE bonded_list_outbox SET state = 'ANSWERED' WHERE list_id = ?", listId);
  }

  /** After a start: what was taken may not have left. */
  @Transactional
  public void recover(String zone, Instant at) {
    sql.update(
        "UPDATE bonded_list_outbox SET state = 'DUE', due_at = ?"
            + " WHERE zone = ? AND state = 'SENDING'",
        at,
        zone);
  }
}
