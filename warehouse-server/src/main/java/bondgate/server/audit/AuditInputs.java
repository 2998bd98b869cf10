package bondgate.server.audit;

import bondgate.evidence.proof.Opening;
import bondgate.server.stream.StoredSeals;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is stored beside the leaves and does not follow from them, in the ambient transaction. */
@ApplicationScoped
class AuditInputs {
  private final AgroalDataSource database;

  @Inject
  AuditInputs(AgroalDataSource database) {
    this.database = database;
  }

  /** The signature under which that record was taken; empty if there is none. */
  Optional<StoredBatch> batch(String zone, String device, long epoch, long seq) {
    List<StoredBatch> found =
        query(
            "SELECT device, epoch, first_seq, last_seq, known_seq, previous, key_id, signature,"
                + " checkpoint_sha256, committed_at FROM stream_batch WHERE zone = ?"
                + " AND device = ? AND epoch = ? AND last_seq >= ? AND known_seq < ?"
                + " ORDER BY last_seq LIMIT 1",
            row ->
                new StoredBatch(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    row.getObject(10, OffsetDateTime.class).toInstant()),
            zone,
            device,
            epoch,
            seq,
            seq);
    return found.stream().findFirst();
  }

  /** How many signatures there are. */
  long batches(String zone) {
    return query("SELECT count(*) FROM stream_batch WHERE zone = ?", row -> row.getLong(1), zone)
        .get(0);
  }

  /** What is stored of the sealed fields of a leaf. */
  StoredSeals seals(String zone, long leaf, String inPlaceOfErased) {
    List<Opening> openings =
        query(
            "SELECT path, salt, value FROM act_opening WHERE zone = ? AND leaf_index = ?"
                + " ORDER BY path",
            row -> new Opening(row.getString(1), row.getString(2), row.getString(3)),
            zone,
            leaf);
    List<String> erased =
        query(
            "SELECT path FROM act_erasure WHERE zone = ? AND leaf_index = ? ORDER BY path",
            row -> row.getString(1),
            zone,
            leaf);
    return new StoredSeals(openings, erased, inPlaceOfErased);
  }

  /** The messages that were put aside, in the order of their arrival. */
  List<StoredMessage> messages(String zone) {
    return query(
        "SELECT id, device, reason, detail, message_sha256, arrived_at FROM stream_quarantine"
            + " WHERE zone = ? ORDER BY id",
        row ->
            new StoredMessage(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant()),
        zone);
  }

  /** The bytes of one of them. */
  byte[] message(long id) {
    return query("SELECT message FROM stream_quarantine WHERE id = ?", row -> row.getBytes(1), id)
        .get(0);
  }

  private <T> List<T> query(String sql, Reading<T> reading, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement read = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        read.setObject(i + 1, values[i]);
      }
      List<T> all = new ArrayList<>();
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          all.add(reading.read(row));
        }
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException("the audit cannot read: " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }
}
