package bondgate.edge.outbox;

import bondgate.events.MalformedMessageException;
import bondgate.events.SealedRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of records, and of the server's checkpoint that came with the last acknowledgement. */
final class RecordRows {
  private RecordRows() {}

  /** What else belongs into the transaction of a record. */
  interface Beside {
    void write(Connection connection, SealedRecord record) throws SQLException;
  }

  /** The records of those rows. */
  static List<SealedRecord> read(List<byte[]> rows) throws OutboxException {
    List<SealedRecord> records = new ArrayList<>();
    for (byte[] bytes : rows) {
      records.add(read(bytes));
    }
    return records;
  }

  private static SealedRecord read(byte[] bytes) throws OutboxException {
    try {
      return SealedRecord.read(bytes);
    } catch (MalformedMessageException e) {
      throw OutboxCheck.damaged(e.getMessage());
    }
  }

  static String hashOf(byte[] bytes) throws SQLException {
    try {
      return read(bytes).hash();
    } catch (OutboxException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  static void insert(Connection connection, List<SealedRecord> records) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO record (epoch, seq, bytes) VALUES (?, ?, ?)")) {
      for (SealedRecord record : records) {
        insert.setLong(1, record.fields().epoch());
        insert.setLong(2, record.fields().seq());
        insert.setBytes(3, record.bytes());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    for (SealedRecord record : records) {
      RecentCrossings.insert(connection, record);
    }
  }

  static List<byte[]> select(Connection connection, long epoch, long afterSeq, int most)
      throws SQLException {
    List<byte[]> rows = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT bytes FROM record WHERE epoch = ? AND seq > ? ORDER BY seq LIMIT ?")) {
      select.setLong(1, epoch);
      select.setLong(2, afterSeq);
      select.setInt(3, most);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(found.getBytes(1));
        }
      }
    }
    return rows;
  }

  static void keepCheckpoint(Connection connection, String note) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO checkpoint VALUES (1, ?)"
                + " ON CONFLICT (id) DO UPDATE SET note = excluded.note")) {
      upsert.setString(1, note);
      upsert.executeUpdate();
    }
  }

  static Optional<String> checkpoint(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT note FROM checkpoint");
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }
}
