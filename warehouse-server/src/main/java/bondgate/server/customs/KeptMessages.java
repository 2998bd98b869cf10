package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** 报文 — every message as it was sent or received, with its leaf in the evidence log. */
@ApplicationScoped
public class KeptMessages {
  private final AgroalDataSource database;
  private final Sealing sealing;
  private final Map<String, KeptMark> marks = new HashMap<>();

  @Inject
  KeptMessages(AgroalDataSource database, CustomsKeys keys) {
    this.database = database;
    this.sealing = keys.sealing();
  }

  /**
   * A message in our tables.
   *
   * @param sent whether we sent it; otherwise customs did
   * @param number its number there
   * @param kind such as CEB621; empty: nobody could read it
   * @param guid its own number; empty: it has none
   * @param saleNo of which sale; empty: of none, or of several
   * @param sha256 of its bytes, 64 hexadecimal digits
   * @param leaf the leaf of the log with that digest; empty: it follows within seconds
   */
  public record Line(
      boolean sent,
      long number,
      String kind,
      String guid,
      Optional<String> saleNo,
      String sha256,
      Instant at,
      OptionalLong leaf) {}

  /** The earliest messages that are in no leaf yet. */
  public synchronized List<Line> unkept(String zone, int most) {
    List<Line> all = new ArrayList<>(unkept(zone, true, most));
    if (all.size() < most) {
      all.addAll(unkept(zone, false, most - all.size()));
    }
    return all;
  }

  private List<Line> unkept(String zone, boolean sent, int most) {
    String way = sent ? "SENT" : "RECEIVED";
    try (Connection connection = database.getConnection()) {
      KeptMark mark = marks.get(zone + " " + way);
      if (mark == null) {
        String table = sent ? "customs_message" : "customs_received";
        mark = KeptMark.of(connection, zone, way, table);
        marks.put(zone + " " + way, mark);
      }
      while (true) {
        KeptMark.Open open = mark.open(connection);
        List<Line> lines =
            lines(
                connection,
                sent,
                " AND l.leaf_index IS NULL AND (m.id = ANY (?) OR m.id > ? AND m.id <= ?)"
                    + " ORDER BY m.id LIMIT ?",
                zone,
                open.late(),
                open.after(),
                open.end(),
                most);
        mark.pass(open, lines.stream().map(Line::number).toList(), most);
        if (!lines.isEmpty() || open.whole()) {
          return lines;
        }
      }
    } catch (SQLException e) {
      throw CustomsSql.failed("looking for messages of customs that are in no leaf", e);
    }
  }

  /** The newest messages, newest first. */
  public List<Line> newest(String zone, int most) {
    List<Line> all = new ArrayList<>(lines(zone, true, " ORDER BY m.id DESC LIMIT ?", most));
    all.addAll(lines(zone, false, " ORDER BY m.id DESC LIMIT ?", most));
    all.sort(Comparator.comparing(Line::at).reversed());
    return all.subList(0, Math.min(most, all.size()));
  }

  private List<Line> lines(String zone, boolean sent, String which, int most) {
    try (Connection connection = database.getConnection()) {
      return lines(connection, sent, which, zone, most);
    } catch (SQLException e) {
      throw CustomsSql.failed("messages of customs cannot be read", e);
    }
  }

  private List<Line> lines(Connection connection, boolean sent, String which, Object... values)
      throws SQLException {
    String sql =
        sent
            ? "SELECT m.id, m.kind, m.guid, m.sale_no, m.sealed, m.digest, m.made_at, l.leaf_index"
                + " FROM customs_message m LEFT JOIN customs_leaf l ON l.zone = m.zone"
                + " AND l.way = 'SENT' AND l.message_id = m.id WHERE m.zone = ?"
            : "SELECT m.id, m.kind, m.guid, (SELECT CASE WHEN min(t.sale_no) = max(t.sale_no)"
                + " THEN min(t.sale_no) END FROM customs_receipt t WHERE t.received_id = m.id), m.sealed, m.digest, m.received_at, l.leaf_index"
                + " FROM customs_received m LEFT JOIN customs_leaf l ON l.zone = m.zone"
                + " AND l.way = 'RECEIVED' AND l.message_id = m.id WHERE m.zone = ?";
    return CustomsSql.query(connection, row -> line(row, sent), sql + which, values);
  }

  private Line line(ResultSet row, boolean sent) throws SQLException {
    Long leaf = row.getObject(8, Long.class);
    return new Line(
        sent,
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        Optional.ofNullable(row.getString(4)),
        HexFormat.of().formatHex(MessageIds.sha256(bytes(row, sent))),
        row.getTimestamp(7).toInstant(),
        leaf == null ? OptionalLong.empty() : OptionalLong.of(leaf));
  }

  private byte[] bytes(ResultSet row, boolean sent) throws SQLException {
    String place =
        sent
            ? NewMessage.place(row.getString(3))
            : ReceivedRow.place(HexFormat.of().formatHex(row.getBytes(6)));
    return sealing.open(row.getBytes(5), place);
  }

  /** The bytes of one, as they were sent or received. Personal. */
  public Optional<byte[]> bytes(String zone, boolean sent, long number) {
    String sql =
        sent
            ? "SELECT id, kind, guid, sale_no, sealed, digest FROM customs_message"
            : "SELECT id, kind, guid, '', sealed, digest FROM customs_received";
    try (Connection connection = database.getConnection()) {
      return CustomsSql.query(
              connection, row -> bytes(row, sent), sql + " WHERE zone = ? AND id = ?", zone, number)
          .stream()
          .findFirst();
    } catch (SQLException e) {
      throw CustomsSql.failed("a message of customs cannot be read", e);
    }
  }

  /** Notes in which leaf they are; the first one that was noted stays. */
  @Transactional
  public void kept(String zone, List<Line> lines, long leaf) {
    try (Connection connection = database.getConnection();
        PreparedStatement note =
            connection.prepareStatement(
                "INSERT INTO customs_leaf (zone, way, message_id, leaf_index) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING")) {
      for (Line line : lines) {
        note.setString(1, zone);
        note.setString(2, line.sent() ? "SENT" : "RECEIVED");
        note.setLong(3, line.number());
        note.setLong(4, leaf);
        note.addBatch();
      }
      note.executeBatch();
    } catch (SQLException e) {
      throw CustomsSql.failed("the leaf of messages cannot be noted", e);
    }
  }
}
