package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.EdgeRecord;
import bondgate.events.SealedRecord;
import bondgate.server.copy.CopyRows;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of the agents' streams, in the ambient transaction. */
@ApplicationScoped
class StreamRows {
  private static final List<String> RECORD_COLUMNS =
      List.of(
          "zone", "device", "epoch", "seq", "leaf_index", "hash", "kind", "seen_at", "recorded_at");
  private static final List<String> BATCH_COLUMNS =
      List.of(
          "zone",
          "device",
          "epoch",
          "first_seq",
          "last_seq",
          "known_seq",
          "previous",
          "key_id",
          "signature",
          "committed_at",
          "checkpoint_sha256");
  private static final int BYTES_PER_RECORD = 224;

  private final AgroalDataSource database;

  @Inject
  StreamRows(AgroalDataSource database) {
    this.database = database;
  }

  /** The high-water mark of a stream. */
  record Mark(long lastSeq, String lastHash) {}

  /** Where the stream stands that the batch belongs to; nobody else moves it until the commit. */
  Mark lock(Batch batch) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Optional<Mark> mark = mark(connection, batch);
      if (mark.isPresent()) {
        return mark.get();
      }
      try (PreparedStatement begin =
          connection.prepareStatement(
              "INSERT INTO stream_position (zone, device, epoch, last_seq, last_hash)"
                  + " VALUES (?, ?, ?, 0, ?) ON CONFLICT DO NOTHING")) {
        key(begin, batch);
        begin.setString(4, EdgeRecord.GENESIS);
        begin.executeUpdate();
      }
      return mark(connection, batch).orElseThrow();
    }
  }

  /** The last record that was taken of an epoch; 0 for none. */
  long lastSeq(String zone, String device, long epoch) throws SQLException {
    return last(zone, device, "epoch = ?", epoch);
  }

  /** Whether a record was taken of an epoch after that one. */
  boolean laterEpochBegan(Batch batch) throws SQLException {
    return last(batch.zone(), batch.device(), "epoch > ?", batch.epoch()) > 0;
  }

  private long last(String zone, String device, String which, long epoch) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "SELECT coalesce(max(last_seq), 0) FROM stream_position"
                    + " WHERE zone = ? AND device = ? AND "
                    + which)) {
      read.setString(1, zone);
      read.setString(2, device);
      read.setLong(3, epoch);
      try (ResultSet row = read.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static Optional<Mark> mark(Connection connection, Batch batch) throws SQLException {
    try (PreparedStatement read =
        connection.prepareStatement(
            "SELECT last_seq, last_hash FROM stream_position"
                + " WHERE zone = ? AND device = ? AND epoch = ? FOR UPDATE")) {
      key(read, batch);
      try (ResultSet row = read.executeQuery()) {
        return row.next()
            ? Optional.of(new Mark(row.getLong(1), row.getString(2)))
            : Optional.empty();
      }
    }
  }

  /** The hashes of those records that are stored under the batch's numbers. */
  Map<Long, String> hashes(Batch batch) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "SELECT seq, hash FROM stream_record"
                    + " WHERE zone = ? AND device = ? AND epoch = ? AND seq BETWEEN ? AND ?")) {
      key(read, batch);
      read.setLong(4, batch.firstSeq());
      read.setLong(5, batch.lastSeq());
      Map<Long, String> hashes = new HashMap<>();
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          hashes.put(row.getLong(1), row.getString(2));
        }
      }
      return hashes;
    }
  }

  /**
   * Writes down the new records and the signatures over them, and moves the marks.
   *
   * @param taken batches of one zone, in their order
   * @param firstLeaf leaf of the first new record; the others follow
   * @throws IllegalStateException if a mark is not where it was when it was locked
   */
  void take(List<TakenBatch> taken, long firstLeaf, Instant at) throws SQLException {
    try (Connection connection = database.getConnection()) {
      records(taken, firstLeaf).store(connection);
      batches(taken, at).store(connection);
      moveMarks(connection, taken);
    }
  }

  private static CopyRows records(List<TakenBatch> taken, long firstLeaf) {
    int count = taken.stream().mapToInt(one -> one.records().size()).sum();
    CopyRows rows = new CopyRows("stream_record", RECORD_COLUMNS, count * BYTES_PER_RECORD);
    long leaf = firstLeaf;
    for (TakenBatch one : taken) {
      for (SealedRecord record : one.records()) {
        EdgeRecord fields = record.fields();
        rows.row()
            .text(fields.zone())
            .text(fields.device())
            .int8(fields.epoch())
            .int8(fields.seq())
            .int8(leaf)
            .text(record.hash())
            .text(fields.body().kind().wireName())
            .instant(fields.seenAt())
            .instant(fields.recordedAt());
        leaf++;
      }
    }
    return rows;
  }

  private static CopyRows batches(List<TakenBatch> taken, Instant at) {
    CopyRows rows =
        new CopyRows("stream_batch", BATCH_COLUMNS, taken.size() * 2 * BYTES_PER_RECORD);
    for (TakenBatch one : taken) {
      Batch batch = one.batch();
      rows.row()
          .text(batch.zone())
          .text(batch.device())
          .int8(batch.epoch())
          .int8(batch.firstSeq())
          .int8(batch.lastSeq())
          .int8(one.knownSeq())
          .text(batch.previous())
          .text(batch.keyId())
          .text(batch.signature())
          .instant(at)
          .text(batch.checkpointSha256());
    }
    return rows;
  }

  private static void moveMarks(Connection connection, List<TakenBatch> taken) throws SQLException {
    try (PreparedStatement move =
        connection.prepareStatement(
            "UPDATE stream_position SET last_seq = ?, last_hash = ?"
                + " WHERE zone = ? AND device = ? AND epoch = ? AND last_seq = ?")) {
      for (TakenBatch one : taken) {
        List<SealedRecord> records = one.records();
        move.setLong(1, one.batch().lastSeq());
        move.setString(2, records.get(records.size() - 1).hash());
        move.setString(3, one.batch().zone());
        move.setString(4, one.batch().device());
        move.setLong(5, one.batch().epoch());
        move.setLong(6, one.knownSeq());
        move.addBatch();
      }
      if (Arrays.stream(move.executeBatch()).anyMatch(rows -> rows != 1)) {
        throw new IllegalStateException(
            "a mark of %s was moved by somebody else".formatted(taken.get(0).batch().zone()));
      }
    }
  }

  private static void key(PreparedStatement statement, Batch batch) throws SQLException {
    statement.setString(1, batch.zone());
    statement.setString(2, batch.device());
    statement.setLong(3, batch.epoch());
  }
}
