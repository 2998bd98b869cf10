package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What was sent and received, opened. */
final class KeptRows {
  private final Connection connection;
  private final String zone;
  private final Sealing sealing;

  KeptRows(Connection connection, String zone, Sealing sealing) {
    this.connection = connection;
    this.zone = zone;
    this.sealing = sealing;
  }

  List<KeptMessage> ofSale(String saleNo) throws SQLException {
    List<KeptMessage> all = new ArrayList<>();
    all.addAll(
        CustomsSql.query(
            connection,
            this::sent,
            "SELECT m.kind, m.guid, m.sealed, m.made_at, o.tries, o.status FROM customs_message m"
                + " JOIN customs_outbox o ON o.message_id = m.id"
                + " WHERE m.zone = ? AND m.sale_no = ? ORDER BY m.id",
            zone,
            saleNo));
    all.addAll(
        CustomsSql.query(
            connection,
            this::received,
            "SELECT r.kind, r.guid, r.sealed, r.received_at, r.digest, max(t.status)"
                + " FROM customs_received r JOIN customs_receipt t ON t.received_id = r.id"
                + " WHERE r.zone = ? AND (t.sale_no = ? OR t.doc_key IN (SELECT list_no"
                + " FROM customs_outbox WHERE zone = ? AND sale_no = ? AND list_no <> ''))"
                + " GROUP BY r.id ORDER BY r.id",
            zone,
            saleNo,
            zone,
            saleNo));
    all.sort(Comparator.comparing(KeptMessage::keptAt));
    return all;
  }

  private KeptMessage sent(ResultSet row) throws SQLException {
    byte[] bytes = sealing.open(row.getBytes(3), NewMessage.place(row.getString(2)));
    return new KeptMessage(
        row.getString(1),
        row.getString(2),
        true,
        bytes,
        HexFormat.of().formatHex(MessageIds.sha256(bytes)),
        row.getTimestamp(4).toInstant(),
        row.getInt(5),
        Optional.of(row.getString(6)).filter(status -> !status.isEmpty()));
  }

  private KeptMessage received(ResultSet row) throws SQLException {
    String place = ReceivedRow.place(HexFormat.of().formatHex(row.getBytes(5)));
    byte[] bytes = sealing.open(row.getBytes(3), place);
    return new KeptMessage(
        row.getString(1),
        row.getString(2),
        false,
        bytes,
        HexFormat.of().formatHex(MessageIds.sha256(bytes)),
        row.getTimestamp(4).toInstant(),
        0,
        Optional.ofNullable(row.getString(6)));
  }
}
