package bondgate.server.silence;

import bondgate.events.MalformedMessageException;
import bondgate.events.SealedRecord;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A device's records as the stream's tables hold them. A row from before rows said what and when
 * has it in its leaf.
 */
@ApplicationScoped
class StreamReading {
  private static final String LEAF =
      "(SELECT convert_from(l.bytes, 'UTF8')::json FROM evidence_leaf l"
          + " WHERE l.zone = r.zone AND l.leaf_index = r.leaf_index)";
  private static final String AT =
      "coalesce(r.recorded_at, (" + LEAF + " ->> 'recordedAt')::timestamptz)";
  private static final String KIND = "coalesce(r.kind, " + LEAF + " ->> 'kind')";

  private final AgroalDataSource database;

  @Inject
  StreamReading(AgroalDataSource database) {
    this.database = database;
  }

  /** The last number of each epoch that has records, in order. */
  List<Position> epochs(String zone, String device) {
    return query(
        "SELECT epoch, last_seq FROM stream_position WHERE zone = ? AND device = ?"
            + " AND last_seq > 0 ORDER BY epoch",
        List.of(zone, device),
        StreamReading::position);
  }

  /** When the record of that place was put down. */
  Instant at(String zone, String device, Position place) {
    return query(
            "SELECT "
                + AT
                + " FROM stream_record r"
                + " WHERE zone = ? AND device = ? AND epoch = ? AND seq = ?",
            List.of(zone, device, place.epoch(), place.seq()),
            row -> row.getObject(1, OffsetDateTime.class).toInstant())
        .get(0);
  }

  /** The records whose row says that they were put down in that interval. */
  List<Position> within(SilenceQuestion question, int most) {
    return query(
        "SELECT epoch, seq FROM stream_record WHERE zone = ? AND device = ?"
            + " AND recorded_at >= ? AND recorded_at < ? ORDER BY epoch, seq LIMIT "
            + most,
        List.of(
            question.zone(),
            question.device(),
            question.from().atOffset(ZoneOffset.UTC),
            question.to().atOffset(ZoneOffset.UTC)),
        StreamReading::position);
  }

  /** The last heartbeat at or before a place in its epoch, among the rows just before. */
  Optional<Position> beatBefore(String zone, String device, Position place, int reach) {
    return beat(zone, device, place.epoch(), place.seq() - reach, place.seq(), "DESC");
  }

  /** The first heartbeat at or after a place in its epoch, among the rows just behind. */
  Optional<Position> beatAfter(String zone, String device, Position place, int reach) {
    return beat(zone, device, place.epoch(), place.seq(), place.seq() + reach, "ASC");
  }

  private Optional<Position> beat(
      String zone, String device, long epoch, long from, long to, String order) {
    return query(
            "SELECT epoch, seq FROM stream_record r WHERE zone = ? AND device = ? AND epoch = ?"
                + " AND seq BETWEEN ? AND ? AND "
                + KIND
                + " = 'heartbeat' ORDER BY seq "
                + order
                + " LIMIT 1",
            List.of(zone, device, epoch, from, to),
            StreamReading::position)
        .stream()
        .findFirst();
  }

  /** Those records with their bytes. */
  List<Heard> records(String zone, String device, long epoch, long from, long to) {
    return query(
        "SELECT r.leaf_index, l.bytes FROM stream_record r"
            + " JOIN evidence_leaf l ON l.zone = r.zone AND l.leaf_index = r.leaf_index"
            + " WHERE r.zone = ? AND r.device = ? AND r.epoch = ? AND r.seq BETWEEN ? AND ?"
            + " ORDER BY r.seq",
        List.of(zone, device, epoch, from, to),
        StreamReading::heard);
  }

  /** Whether the device ever said anything of that opening. */
  boolean knowsPortal(String zone, String device, String portal) {
    return !query(
            "SELECT 1 FROM fence_entry WHERE zone = ? AND device = ? AND portal = ? LIMIT 1",
            List.of(zone, device, portal),
            row -> row.getInt(1))
        .isEmpty();
  }

  private static Position position(ResultSet row) throws SQLException {
    return new Position(row.getLong(1), row.getLong(2));
  }

  private static Heard heard(ResultSet row) throws SQLException {
    try {
      return new Heard(row.getLong(1), SealedRecord.read(row.getBytes(2)));
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("what was taken can be read: " + e.getMessage(), e);
    }
  }

  private <T> List<T> query(String sql, List<Object> values, Reading<T> reading) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      List<T> all = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          all.add(reading.read(row));
        }
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read a device's records: " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }
}
