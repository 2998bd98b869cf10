package bondgate.server.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of an export, read in parts of a few hundred: never all at once, and never in one long
 * transaction. The tables only grow, and nothing at or above the checkpoint's size is read.
 */
@ApplicationScoped
class ExportRows {
  /** Rows in one part. */
  static final int PART = 256;

  private static final String OF_PERIOD =
      " f.zone = ? AND f.seen_at >= ? AND f.seen_at < ? AND (? = '' OR f.portal = ?)"
          + " AND f.leaf_index < ?";
  private static final String BATCH =
      "b.device, b.epoch, b.first_seq, b.last_seq, b.previous, b.key_id, b.signature,"
          + " b.checkpoint_sha256";
  private static final String LINE =
      "l.leaf_index, l.bytes, f.committed_at, f.verdict, f.item, f.document, f.from_place,"
          + " f.to_place";

  private final AgroalDataSource database;

  @Inject
  ExportRows(AgroalDataSource database) {
    this.database = database;
  }

  /** The signatures over the events of a period. */
  List<SignedBatch> batches(ExportScope.Period period, long size) {
    return query(
        "SELECT DISTINCT "
            + BATCH
            + " FROM fence_entry f CROSS JOIN LATERAL (SELECT * FROM stream_batch s"
            + " WHERE s.zone = f.zone AND s.device = f.device AND s.epoch = f.epoch"
            + " AND s.last_seq >= f.seq ORDER BY s.last_seq LIMIT 1) b WHERE"
            + OF_PERIOD
            + " ORDER BY b.device, b.epoch, b.last_seq",
        statement -> period(statement, period, size),
        ExportRows::batch);
  }

  /** The signatures over the records of a range. */
  List<SignedBatch> batches(String zone, SeqRange range) {
    return query(
        "SELECT "
            + BATCH
            + " FROM stream_batch b WHERE b.zone = ? AND b.device = ? AND b.epoch = ?"
            + " AND b.last_seq >= ? AND b.known_seq < ? ORDER BY b.last_seq",
        statement -> range(statement, zone, range, range.first(), range.last()),
        ExportRows::batch);
  }

  /** The leaves of a part of a range, by number. */
  List<Leaf> leaves(String zone, SeqRange range, long from) {
    return query(
        "SELECT r.leaf_index, l.bytes FROM stream_record r"
            + " JOIN evidence_leaf l ON l.zone = r.zone AND l.leaf_index = r.leaf_index"
            + " WHERE r.zone = ? AND r.device = ? AND r.epoch = ? AND r.seq BETWEEN ? AND ?"
            + " ORDER BY r.seq",
        statement -> range(statement, zone, range, from, end(range, from)),
        row -> new Leaf(row.getLong(1), row.getBytes(2)));
  }

  /** Only where they stand in the log. */
  List<Long> indexes(String zone, SeqRange range, long from) {
    return query(
        "SELECT leaf_index FROM stream_record WHERE zone = ? AND device = ? AND epoch = ?"
            + " AND seq BETWEEN ? AND ? ORDER BY seq",
        statement -> range(statement, zone, range, from, end(range, from)),
        row -> row.getLong(1));
  }

  /** The lines of the fence log of a period above a leaf, in the order of the log. */
  List<Line> lines(ExportScope.Period period, long size, long after) {
    return query(
        "SELECT "
            + LINE
            + " FROM fence_entry f JOIN evidence_leaf l USING (zone, leaf_index) WHERE"
            + OF_PERIOD
            + " AND f.leaf_index > ? ORDER BY f.leaf_index LIMIT "
            + PART,
        statement -> {
          period(statement, period, size);
          statement.setLong(7, after);
        },
        ExportRows::line);
  }

  /** The lines of a part of a range. */
  List<Line> lines(String zone, SeqRange range, long from) {
    return query(
        "SELECT "
            + LINE
            + " FROM stream_record r"
            + " JOIN evidence_leaf l ON l.zone = r.zone AND l.leaf_index = r.leaf_index"
            + " LEFT JOIN fence_entry f ON f.zone = r.zone AND f.leaf_index = r.leaf_index"
            + " WHERE r.zone = ? AND r.device = ? AND r.epoch = ? AND r.seq BETWEEN ? AND ?"
            + " ORDER BY r.leaf_index",
        statement -> range(statement, zone, range, from, end(range, from)),
        ExportRows::line);
  }

  private static long end(SeqRange range, long from) {
    return Math.min(range.last(), from + PART - 1);
  }

  private static void range(
      PreparedStatement statement, String zone, SeqRange range, long from, long to)
      throws SQLException {
    statement.setString(1, zone);
    statement.setString(2, range.device());
    statement.setLong(3, range.epoch());
    statement.setLong(4, from);
    statement.setLong(5, to);
  }

  private static void period(PreparedStatement statement, ExportScope.Period period, long size)
      throws SQLException {
    statement.setString(1, period.zone());
    statement.setObject(2, period.from().atOffset(ZoneOffset.UTC));
    statement.setObject(3, period.to().atOffset(ZoneOffset.UTC));
    statement.setString(4, period.portal());
    statement.setString(5, period.portal());
    statement.setLong(6, size);
  }

  private static SignedBatch batch(ResultSet row) throws SQLException {
    return new SignedBatch(
        new SeqRange(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8));
  }

  private static Line line(ResultSet row) throws SQLException {
    OffsetDateTime committed = row.getObject(3, OffsetDateTime.class);
    List<String> server = new ArrayList<>();
    server.add(committed == null ? "" : committed.toInstant().toString());
    for (int column = 4; column <= 8; column++) {
      String text = row.getString(column);
      server.add(text == null ? "" : text);
    }
    return new Line(new Leaf(row.getLong(1), row.getBytes(2)), server);
  }

  private <T> List<T> query(String sql, Filling filling, Reading<T> reading) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      filling.fill(statement);
      List<T> all = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          all.add(reading.read(row));
        }
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read what is to be exported: " + e.getMessage(), e);
    }
  }

  /** A leaf with its place. */
  static final class Leaf {
    private final long index;
    private final byte[] bytes;

    Leaf(long index, byte[] bytes) {
      this.index = index;
      this.bytes = bytes;
    }

    long index() {
      return index;
    }

    byte[] bytes() {
      return bytes.clone();
    }
  }

  /** A leaf with what the server made of it, in the order of the columns. */
  record Line(Leaf leaf, List<String> server) {}

  @FunctionalInterface
  private interface Filling {
    void fill(PreparedStatement statement) throws SQLException;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }
}
