package bondgate.story;

import bondgate.simulator.day.SiteSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the rows of a stream's history from the database, as its superuser, for the checker. */
final class StreamAudit implements AutoCloseable {
  private static final int FETCH = 2_000;

  private static final String LEAVES =
      """
      SELECT l.leaf_index, l.bytes, r.device, r.epoch, r.seq, r.hash,
             f.device, f.epoch, f.seq, f.kind,
             a.id IS NOT NULL OR n.id IS NOT NULL
        FROM evidence_leaf l
        LEFT JOIN stream_record r ON r.zone = l.zone AND r.leaf_index = l.leaf_index
        LEFT JOIN fence_entry f ON f.zone = l.zone AND f.leaf_index = l.leaf_index
        LEFT JOIN stream_act a ON a.zone = l.zone AND a.leaf_index = l.leaf_index
        LEFT JOIN fence_alarm n ON n.zone = l.zone AND n.alarm_id = l.leaf_index
             AND n.device IS NOT NULL
       WHERE l.zone = ?
       ORDER BY l.leaf_index""";

  private static final List<String> EFFECTS = List.of("stream_record", "fence_entry", "stream_act");

  private final Connection connection;

  private StreamAudit(Connection connection) {
    this.connection = connection;
  }

  /** The embedded database of the server on that data folder, which must run. */
  static StreamAudit ofEmbedded(Path data) throws IOException, SQLException {
    String port = Files.readAllLines(data.resolve("postgres.pid")).get(1).strip();
    return of(
        "jdbc:postgresql://127.0.0.1:" + port + "/bondgate",
        "bondgate",
        Files.readString(data.resolve("postgres/password")).strip());
  }

  static StreamAudit of(String url, String user, String password) throws SQLException {
    Connection connection = DriverManager.getConnection(url, user, password);
    connection.setAutoCommit(false); // so that the driver reads the leaves bit by bit
    return new StreamAudit(connection);
  }

  /** Hands everything over and lets the checker say what is wrong. */
  List<String> examine(StreamCheck check) throws SQLException {
    heads(check);
    try (PreparedStatement select = connection.prepareStatement(LEAVES)) {
      select.setString(1, SiteSettings.ZONE);
      select.setFetchSize(FETCH);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          check.take(leaf(row));
        }
      }
    }
    return check.end(marks(), withoutLeaf());
  }

  private static StreamCheck.Leaf leaf(ResultSet row) throws SQLException {
    StreamCheck.RecordRow record =
        row.getString(3) == null
            ? null
            : new StreamCheck.RecordRow(
                row.getString(3), row.getLong(4), row.getLong(5), row.getString(6));
    StreamCheck.FenceRow fence =
        row.getString(7) == null
            ? null
            : new StreamCheck.FenceRow(
                row.getString(7), row.getLong(8), row.getLong(9), row.getString(10));
    String text = new String(row.getBytes(2), StandardCharsets.UTF_8);
    return new StreamCheck.Leaf(row.getLong(1), text, record, fence, row.getBoolean(11));
  }

  /** Every head that was ever committed is a checkpoint that could be signed. */
  private void heads(StreamCheck check) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT size, root FROM evidence_head WHERE zone = ?")) {
      select.setString(1, SiteSettings.ZONE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          check.seen(row.getLong(1), Base64.getEncoder().encodeToString(row.getBytes(2)));
        }
      }
    }
  }

  private Map<String, Long> marks() throws SQLException {
    Map<String, Long> marks = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT device, last_seq FROM stream_position WHERE zone = ?")) {
      select.setString(1, SiteSettings.ZONE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          marks.put(row.getString(1), row.getLong(2));
        }
      }
    }
    return marks;
  }

  private List<String> withoutLeaf() throws SQLException {
    List<String> found = new ArrayList<>();
    for (String table : EFFECTS) {
      try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT e.leaf_index FROM "
                      + table
                      + " e WHERE NOT EXISTS (SELECT FROM evidence_leaf l WHERE l.zone = e.zone"
                      + " AND l.leaf_index = e.leaf_index) LIMIT 5");
          ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              "a row of %s names leaf %d, which is not there".formatted(table, row.getLong(1)));
        }
      }
    }
    return found;
  }

  /** What was put aside, by device and reason. */
  List<String> quarantine() throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT device, reason, count(*) FROM stream_quarantine GROUP BY 1, 2 ORDER BY 1, 2");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add("%s %s %d".formatted(row.getString(1), row.getString(2), row.getLong(3)));
      }
    }
    return found;
  }

  /** How many records are committed. */
  long committed() throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT count(*) FROM stream_record");
        ResultSet row = select.executeQuery()) {
      row.next();
      long count = row.getLong(1);
      connection.commit();
      return count;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
