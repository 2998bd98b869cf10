package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What waits, and why. */
final class HangingRows {
  private static final int MOST = 1000;

  private final Connection connection;
  private final String zone;
  private final BillAgainRows bills;

  HangingRows(Connection connection, String zone, Sealing sealing) {
    this.connection = connection;
    this.zone = zone;
    this.bills = new BillAgainRows(connection, zone, sealing);
  }

  List<Hanging> before(Instant before) throws SQLException {
    List<Hanging> all = new ArrayList<>(waiting(before));
    all.addAll(odd(before));
    all.addAll(unreadable(before));
    all.addAll(disputed(before));
    all.sort(Comparator.comparing(Hanging::since));
    return all;
  }

  private List<Hanging> waiting(Instant before) throws SQLException {
    return CustomsSql.query(
        connection,
        HangingRows::open,
        "SELECT o.sale_no, o.kind, o.state, o.status, o.last_error, o.since, o.tries, m.number,"
            + " m.guid, m.digest, o.due_at, h.times, h.asked_by, h.asked_at FROM customs_outbox o"
            + " JOIN customs_message m ON m.id = o.message_id LEFT JOIN LATERAL"
            + " (SELECT count(*) OVER () AS times, asked_by, asked_at FROM customs_again"
            + " WHERE message_id = o.message_id ORDER BY asked_at DESC LIMIT 1) h ON true"
            + " WHERE o.zone = ?"
            + " AND o.state NOT IN ('ENDED', 'WITHDRAWN') AND o.since < ?"
            + " ORDER BY o.since, m.id LIMIT ?",
        zone,
        before,
        MOST);
  }

  /** Receipts that fit nothing, but for those of a list whose number came later. */
  private List<Hanging> odd(Instant before) throws SQLException {
    return CustomsSql.query(
        connection,
        HangingRows::odd,
        "SELECT coalesce(t.sale_no, (SELECT min(o.sale_no) FROM customs_outbox o"
            + " WHERE o.zone = t.zone AND o.list_no = t.doc_key AND o.list_no <> '')),"
            + " t.kind, t.effect, CASE WHEN t.effect = 'UNREADABLE' AND t.doc_key ~ '^[0-9A-Za-z]{1,32}$'"
            + " THEN t.doc_key ELSE t.status END, r.received_at FROM customs_receipt t"
            + " JOIN customs_received r ON r.id = t.received_id WHERE t.zone = ?"
            + " AND t.effect IN ('UNKNOWN', 'UNREADABLE', 'CONTRADICTION') AND r.received_at < ?"
            + " AND NOT EXISTS (SELECT FROM customs_outbox o WHERE o.zone = t.zone"
            + " AND o.list_no = t.doc_key AND t.doc_key <> '' AND t.effect = 'UNKNOWN')"
            + " AND (t.effect <> 'UNREADABLE' OR "
            + Receipts.NOT_SAID_SINCE
            + ") ORDER BY t.id LIMIT ?",
        zone,
        before,
        MOST);
  }

  private List<Hanging> unreadable(Instant before) throws SQLException {
    return CustomsSql.query(
        connection,
        row ->
            new Hanging(
                Optional.empty(),
                row.getString(1),
                HangingReason.UNREADABLE,
                row.getString(2) + " (" + row.getString(3) + ")",
                row.getTimestamp(4).toInstant(),
                0,
                Optional.empty()),
        "SELECT kind, why, reference, received_at FROM customs_received WHERE zone = ?"
            + " AND verdict = 'REFUSED' AND received_at < ? ORDER BY received_at LIMIT ?",
        zone,
        before,
        MOST);
  }

  private List<Hanging> disputed(Instant before) throws SQLException {
    return bills.open().stream()
        .map(
            bill ->
                new Hanging(
                    Optional.of(bill.saleNo()),
                    MessageKind.CEB816.name(),
                    HangingReason.BILL_DISPUTED,
                    bill.taxNo(),
                    bill.disputedSince(),
                    0,
                    Optional.empty()))
        .filter(one -> one.since().isBefore(before))
        .toList();
  }

  private static Hanging open(ResultSet row) throws SQLException {
    MessageKind kind = MessageKind.valueOf(row.getString(2));
    OutboxEntry.State state = OutboxEntry.State.valueOf(row.getString(3));
    String status = row.getString(4);
    String lastError = row.getString(5);
    int tries = row.getInt(7);
    return new Hanging(
        Optional.ofNullable(row.getString(1)),
        kind.name(),
        why(state, kind, status, tries),
        status.isEmpty() ? lastError : status,
        row.getTimestamp(6).toInstant(),
        tries,
        Optional.of(
            new Hanging.OurMessage(
                row.getString(8),
                row.getString(9),
                HexFormat.of().formatHex(row.getBytes(10)),
                status,
                state == OutboxEntry.State.ANSWERED
                    ? Optional.empty()
                    : Optional.of(row.getTimestamp(11).toInstant()),
                lastError,
                OutboxEntry.isUnanswered(state, tries, status),
                row.getString(13) == null
                    ? Optional.empty()
                    : Optional.of(
                        new Hanging.ByHand(
                            row.getInt(12),
                            row.getString(13),
                            row.getTimestamp(14).toInstant())))));
  }

  /** Why a message waits that stands so. */
  private static HangingReason why(
      OutboxEntry.State state, MessageKind kind, String status, int tries) {
    return switch (state) {
      case HELD -> HangingReason.WAITS_FOR_DOCUMENTS;
      case DUE -> HangingReason.NOT_SENT;
      case SENT -> HangingReason.NO_ANSWER;
      case ANSWERED, ENDED, WITHDRAWN ->
          ReceiptRules.meaning(kind, status, tries) == ReceiptRules.Meaning.HELD
              ? HangingReason.HELD_BY_CUSTOMS
              : HangingReason.UNDECIDED;
    };
  }

  private static Hanging odd(ResultSet row) throws SQLException {
    return new Hanging(
        Optional.ofNullable(row.getString(1)),
        row.getString(2),
        oddity(row.getString(3)),
        row.getString(4),
        row.getTimestamp(5).toInstant(),
        0,
        Optional.empty());
  }

  private static HangingReason oddity(String effect) {
    return switch (effect) {
      case "UNKNOWN" -> HangingReason.UNKNOWN_RECEIPT;
      case "UNREADABLE" -> HangingReason.NUMBERS_UNREADABLE;
      default -> HangingReason.CONTRADICTION;
    };
  }
}
