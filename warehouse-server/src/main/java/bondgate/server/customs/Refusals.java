package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What customs refused, as an operator may see it: never what it says of a person. */
@ApplicationScoped
public class Refusals {
  /** More than that is no list for a person. */
  private static final int MOST = 200;

  private static final HexFormat HEX = HexFormat.of();

  private final AgroalDataSource database;
  private final Sealing sealing;

  @Inject
  Refusals(AgroalDataSource database, CustomsKeys keys) {
    this.database = database;
    this.sealing = keys.sealing();
  }

  /** What customs refused since then, the newest first, at most 200. */
  @Transactional
  public List<RefusedMessage> since(String zone, Instant since) {
    try (Connection connection = database.getConnection()) {
      List<RefusedMessage> all = new ArrayList<>();
      for (Refusal refusal : refusals(connection, zone, since)) {
        all.add(message(connection, zone, refusal));
      }
      return all;
    } catch (SQLException e) {
      throw CustomsSql.failed("reading what customs refused", e);
    }
  }

  private record Refusal(CustomsNews news, NewsColumns columns) {}

  private List<Refusal> refusals(Connection connection, String zone, Instant since)
      throws SQLException {
    return CustomsSql.query(
            connection,
            new NewsRows(connection, sealing)::news,
            "SELECT id, zone, sale_no, kind, number, list_no, code, sealed_text, tariff_fen,"
                + " vat_fen, consumption_fen, decided_at FROM customs_news WHERE zone = ?"
                + " AND kind IN ('REFUSED', 'CANCEL_REFUSED', 'RETURN_REFUSED')"
                + " AND learnt_at >= ? ORDER BY id DESC LIMIT ?",
            zone,
            since,
            MOST)
        .stream()
        .map(news -> new Refusal(news, NewsColumns.of(news)))
        .toList();
  }

  private RefusedMessage message(Connection connection, String zone, Refusal refusal)
      throws SQLException {
    String saleNo = refusal.news().saleNo();
    NewsColumns columns = refusal.columns();
    List<byte[]> said = new ArrayList<>();
    Optional<Ours> refused = Optional.empty();
    for (Ours ours : ours(connection, zone, saleNo)) {
      said.add(sealing.open(ours.sealed(), NewMessage.place(ours.guid())));
      boolean kindFits =
          switch (columns.kind()) {
            case "CANCEL_REFUSED" -> ours.kind() == MessageKind.CEB623;
            case "RETURN_REFUSED" -> ours.kind() == MessageKind.CEB625;
            default -> true;
          };
      if (kindFits && ours.status().equals(columns.code())) {
        refused = Optional.of(ours);
      }
    }
    return new RefusedMessage(
        saleNo,
        refused.map(ours -> ours.kind().name()).orElse(MessageKind.CEB621.name()),
        refused.map(Ours::guid),
        refused.map(ours -> HEX.formatHex(ours.digest())),
        columns.code(),
        PersonalWords.without(columns.text(), said),
        RefusalAdvice.of(columns.kind(), columns.code()),
        refusal.news().at());
  }

  /** A message of ours about a sale. */
  private static final class Ours {
    private final MessageKind kind;
    private final String guid;
    private final byte[] sealed;
    private final byte[] digest;
    private final String status;

    Ours(ResultSet row) throws SQLException {
      kind = MessageKind.valueOf(row.getString(1));
      guid = row.getString(2);
      sealed = row.getBytes(3);
      digest = row.getBytes(4);
      status = row.getString(5);
    }

    MessageKind kind() {
      return kind;
    }

    String guid() {
      return guid;
    }

    byte[] sealed() {
      return sealed;
    }

    byte[] digest() {
      return digest;
    }

    String status() {
      return status;
    }
  }

  private static List<Ours> ours(Connection connection, String zone, String saleNo)
      throws SQLException {
    return CustomsSql.query(
        connection,
        Ours::new,
        "SELECT m.kind, m.guid, m.sealed, m.digest, o.status FROM customs_message m"
            + " JOIN customs_outbox o ON o.message_id = m.id"
            + " WHERE m.zone = ? AND m.sale_no = ? ORDER BY m.id",
        zone,
        saleNo);
  }
}
