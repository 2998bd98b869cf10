package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.EdgeRecord;
import bondgate.events.SealedRecord;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of the agents' streams, in the ambient transaction. */
@ApplicationScoped
class StreamRows {
  private final AgroalDataSource database;

  @Inject
  StreamRows(AgroalDataSource database) {
    this.database = database;
  }

  /** Where the stream stands that the batch belongs to; nobody else moves it until the commit. */
  EnvelopeCheck.Standing lock(Batch batch) throws SQLException {
    try (Connection connection = database.getConnection()) {
      try (PreparedStatement begin =
          connection.prepareStatement(
              "INSERT INTO stream_position (zone, device, epoch, last_seq, last_hash)"
                  + " VALUES (?, ?, ?, 0, ?) ON CONFLICT DO NOTHING")) {
        key(begin, batch);
        begin.setString(4, EdgeRecord.GENESIS);
        begin.executeUpdate();
      }
      try (PreparedStatement read =
          connection.prepareStatement(
              "SELECT last_seq, last_hash FROM stream_position"
                  + " WHERE zone = ? AND device = ? AND epoch = ? FOR UPDATE")) {
        key(read, batch);
        try (ResultSet row = read.executeQuery()) {
          row.next();
          return new EnvelopeCheck.Standing(
              row.getLong(1), row.getString(2), hashes(connection, batch));
        }
      }
    }
  }

  private static Map<Long, String> hashes(Connection connection, Batch batch) throws SQLException {
    try (PreparedStatement read =
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
   * Writes down the new records and the signature over them, and moves the mark.
   *
   * @throws IllegalStateException if the mark is not where it was when it was locked
   */
  void take(Batch batch, long knownSeq, List<SealedRecord> records, long firstLeaf, Instant at)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      insertRecords(connection, batch, records, firstLeaf);
      insertBatch(connection, batch, knownSeq, at);
      try (PreparedStatement move =
          connection.prepareStatement(
              "UPDATE stream_position SET last_seq = ?, last_hash = ?"
                  + " WHERE zone = ? AND device = ? AND epoch = ? AND last_seq = ?")) {
        move.setLong(1, batch.lastSeq());
        move.setString(2, records.get(records.size() - 1).hash());
        move.setString(3, batch.zone());
        move.setString(4, batch.device());
        move.setLong(5, batch.epoch());
        move.setLong(6, knownSeq);
        int rows = move.executeUpdate();
        if (rows != 1) {
          throw new IllegalStateException(
              "the mark of %s was moved by somebody else: %d rows".formatted(batch.device(), rows));
        }
      }
    }
  }

  private static void insertRecords(
      Connection connection, Batch batch, List<SealedRecord> records, long firstLeaf)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO stream_record"
                + " (zone, device, epoch, seq, leaf_index, hash, kind, seen_at, recorded_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      long leaf = firstLeaf;
      for (SealedRecord record : records) {
        EdgeRecord fields = record.fields();
        key(insert, batch);
        insert.setLong(4, fields.seq());
        insert.setLong(5, leaf);
        insert.setString(6, record.hash());
        insert.setString(7, fields.body().kind().wireName());
        insert.setObject(8, fields.seenAt().atOffset(ZoneOffset.UTC));
        insert.setObject(9, fields.recordedAt().atOffset(ZoneOffset.UTC));
        insert.addBatch();
        leaf++;
      }
      insert.executeBatch();
    }
  }

  private static void insertBatch(Connection connection, Batch batch, long knownSeq, Instant at)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO stream_batch (zone, device, epoch, first_seq, last_seq, known_seq,"
                + " previous, key_id, signature, committed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      key(insert, batch);
      insert.setLong(4, batch.firstSeq());
      insert.setLong(5, batch.lastSeq());
      insert.setLong(6, knownSeq);
      insert.setString(7, batch.previous());
      insert.setString(8, batch.keyId());
      insert.setString(9, batch.signature());
      insert.setObject(10, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static void key(PreparedStatement statement, Batch batch) throws SQLException {
    statement.setString(1, batch.zone());
    statement.setString(2, batch.device());
    statement.setLong(3, batch.epoch());
  }
}
