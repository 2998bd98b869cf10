package bondgate.server.customs;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows of what we send. Every method works in the caller's transaction. */
final class OutboxRows {
  private final Connection connection;
  private final String zone;

  OutboxRows(Connection connection, String zone) {
    this.connection = connection;
    this.zone = zone;
  }

  /** Keeps that a sale is declared; false if one was. */
  boolean declare(String saleNo, byte[] digest, Instant at) throws SQLException {
    return CustomsSql.update(
            connection,
            "INSERT INTO customs_declaration (zone, sale_no, digest, declared_at)"
                + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            zone,
            saleNo,
            digest,
            at)
        == 1;
  }

  Optional<byte[]> declared(String saleNo) throws SQLException {
    return CustomsSql.query(
            connection,
            row -> row.getBytes(1),
            "SELECT digest FROM customs_declaration WHERE zone = ? AND sale_no = ?",
            zone,
            saleNo)
        .stream()
        .findFirst();
  }

  /** Keeps a message to be sent. */
  void add(NewMessage message, OutboxEntry.State state, Instant dueAt, Instant now)
      throws SQLException {
    CustomsSql.update(
        connection,
        "WITH kept AS (INSERT INTO customs_message (zone, sale_no, kind, number, guid, doc_key,"
            + " sealed, digest, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " RETURNING id, zone, sale_no, kind, made_at)"
            + " INSERT INTO customs_outbox (message_id, zone, sale_no, kind, state, due_at, since)"
            + " SELECT id, zone, sale_no, kind, ?, ?::timestamptz, made_at FROM kept",
        zone,
        message.saleNo().orElse(null),
        message.kind().name(),
        message.number(),
        message.guid(),
        message.docKey(),
        message.sealed(),
        message.digest(),
        now,
        state.name(),
        dueAt);
  }

  /** A message that a receipt names by that key, locked until the transaction ends. */
  Optional<OutboxEntry> byKey(MessageKind kind, String docKey) throws SQLException {
    return one("m.zone = ? AND m.kind = ? AND m.doc_key = ? FOR UPDATE OF o", kind.name(), docKey);
  }

  /** A message by its number. */
  Optional<OutboxEntry> byGuid(String guid) throws SQLException {
    return one("m.zone = ? AND m.guid = ? FOR UPDATE OF o", guid);
  }

  /** The inventory list that customs numbered so. */
  Optional<OutboxEntry> byListNo(String listNo) throws SQLException {
    return one("o.zone = ? AND o.list_no = ? AND m.kind = 'CEB621'", listNo);
  }

  /** All messages of a sale, in the order in which they were made; locked. */
  List<OutboxEntry> ofSale(String saleNo) throws SQLException {
    return CustomsSql.query(
        connection,
        OutboxEntry::of,
        "SELECT "
            + OutboxEntry.COLUMNS
            + OutboxEntry.FROM
            + "WHERE o.zone = ? AND o.sale_no = ? ORDER BY o.message_id FOR UPDATE OF o",
        zone,
        saleNo);
  }

  /** The sealed bytes of a message. */
  byte[] sealed(long messageId) throws SQLException {
    return CustomsSql.query(
            connection,
            row -> row.getBytes(1),
            "SELECT sealed FROM customs_message WHERE id = ?",
            messageId)
        .get(0);
  }

  /** What a receipt changed. */
  void advance(OutboxEntry entry) throws SQLException {
    CustomsSql.update(
        connection,
        "UPDATE customs_outbox SET state = ?, status = ?, status_at = ?, list_no = ?, pre_no = ?"
            + " WHERE message_id = ?",
        entry.state().name(),
        entry.status(),
        entry.statusAt().map(Timestamp::from).orElse(null),
        entry.listNo(),
        entry.preNo(),
        entry.messageId());
  }

  /** Lets a message be sent at that time. */
  void due(long messageId, Instant at) throws SQLException {
    CustomsSql.update(
        connection,
        "UPDATE customs_outbox SET state = 'DUE', due_at = ? WHERE message_id = ?"
            + " AND state NOT IN ('ENDED', 'WITHDRAWN')",
        at,
        messageId);
  }

  /** Makes sure that a message is never sent. */
  void withdraw(long messageId) throws SQLException {
    CustomsSql.update(
        connection,
        "UPDATE customs_outbox SET state = 'WITHDRAWN' WHERE message_id = ?"
            + " AND (state = 'HELD' OR (state = 'DUE' AND tries = 0))",
        messageId);
  }

  private Optional<OutboxEntry> one(String where, String... values) throws SQLException {
    Object[] all = new Object[values.length + 1];
    all[0] = zone;
    System.arraycopy(values, 0, all, 1, values.length);
    return CustomsSql.query(
            connection,
            OutboxEntry::of,
            "SELECT " + OutboxEntry.COLUMNS + OutboxEntry.FROM + "WHERE " + where,
            all)
        .stream()
        .findFirst();
  }
}
