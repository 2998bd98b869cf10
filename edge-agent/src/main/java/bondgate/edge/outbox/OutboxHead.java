package bondgate.edge.outbox;

import bondgate.events.RecordChain;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The one row that says where the sequence stands, so that it goes on when the outbox is empty.
 *
 * @param last after the last record that was made
 * @param acked after the last record that the server has committed
 */
record OutboxHead(RecordChain last, RecordChain acked) {

  /** The row, or a first one; a higher epoch than the row's begins a new sequence. */
  static OutboxHead loadOrBegin(Connection connection, String zone, String device, long epoch)
      throws SQLException {
    RecordChain begin = RecordChain.begin(zone, device, epoch);
    OutboxHead found = load(connection);
    if (found == null) {
      put(connection, "INSERT INTO agent VALUES (1, ?, ?, ?, 0, ?, 0, ?)", begin);
      return load(connection);
    }
    boolean ours = found.last.zone().equals(zone) && found.last.device().equals(device);
    if (ours && epoch > found.last.epoch()) {
      // An operator opened a new epoch. What is left of the old one is sent first, for as long as
      // the server takes it.
      new OldEpoch(found.last, found.acked).store(connection);
      put(
          connection,
          "UPDATE agent SET zone = ?, device = ?, epoch = ?,"
              + " last_seq = 0, last_hash = ?, acked_seq = 0, acked_hash = ?",
          begin);
      return load(connection);
    }
    return found;
  }

  /** The row; null if there is none yet. */
  static OutboxHead load(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT zone, device, epoch, last_seq, last_hash, acked_seq, acked_hash"
                    + " FROM agent");
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return null;
      }
      String zone = row.getString(1);
      String device = row.getString(2);
      long epoch = row.getLong(3);
      return new OutboxHead(
          new RecordChain(zone, device, epoch, row.getLong(4), row.getString(5)),
          new RecordChain(zone, device, epoch, row.getLong(6), row.getString(7)));
    }
  }

  static void moveLast(Connection connection, RecordChain last) throws SQLException {
    move(
        connection,
        "UPDATE agent SET last_seq = ?, last_hash = ?",
        last.lastSeq(),
        last.lastHash());
  }

  static void moveAcked(Connection connection, long seq, String hash) throws SQLException {
    move(connection, "UPDATE agent SET acked_seq = ?, acked_hash = ?", seq, hash);
  }

  Optional<OldEpoch> epochBefore(Connection connection) throws SQLException {
    return OldEpoch.newest(connection, last);
  }

  void mustBelongTo(String zone, String device, long epoch) throws OutboxException {
    if (!last.zone().equals(zone) || !last.device().equals(device)) {
      throw new OutboxException(
          "the data folder belongs to %s/%s; the settings say %s/%s; use that agent's own folder"
              .formatted(last.zone(), last.device(), zone, device));
    }
    if (last.epoch() > epoch) {
      throw new OutboxException(
          "the data folder is in epoch %d; the settings say %d; set bondgate.edge.epoch=%d"
              .formatted(last.epoch(), epoch, last.epoch()));
    }
  }

  private static void put(Connection connection, String sql, RecordChain begin)
      throws SQLException {
    try (PreparedStatement put = connection.prepareStatement(sql)) {
      put.setString(1, begin.zone());
      put.setString(2, begin.device());
      put.setLong(3, begin.epoch());
      put.setString(4, begin.lastHash());
      put.setString(5, begin.lastHash());
      put.executeUpdate();
    }
  }

  private static void move(Connection connection, String sql, long seq, String hash)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, seq);
      update.setString(2, hash);
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("the agent row is gone from the outbox");
      }
    }
  }
}
