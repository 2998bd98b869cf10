package bondgate.edge.outbox;

import bondgate.events.EpochBegun;
import bondgate.events.RecordChain;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An epoch that is over on this disk: where it ended, and what the server has of it.
 *
 * @param last after the last record that was made in it
 * @param acked after the last record that the server has committed
 */
record OldEpoch(RecordChain last, RecordChain acked) {

  /** The oldest one of which the server may still take records. */
  static Optional<OldEpoch> sending(Connection connection, RecordChain now) throws SQLException {
    return one(connection, now, "WHERE state = 'SENDING' ORDER BY epoch LIMIT 1");
  }

  /** The one before the running epoch. */
  static Optional<OldEpoch> newest(Connection connection, RecordChain now) throws SQLException {
    return one(connection, now, "ORDER BY epoch DESC LIMIT 1");
  }

  private static Optional<OldEpoch> one(Connection connection, RecordChain now, String which)
      throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT epoch, last_seq, last_hash, acked_seq, acked_hash FROM old_epoch "
                    + which);
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      String zone = now.zone();
      String device = now.device();
      long epoch = row.getLong(1);
      return Optional.of(
          new OldEpoch(
              new RecordChain(zone, device, epoch, row.getLong(2), row.getString(3)),
              new RecordChain(zone, device, epoch, row.getLong(4), row.getString(5))));
    }
  }

  /** Keeps where the epoch ended, in the transaction that begins the next one. */
  void store(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO old_epoch VALUES (?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, last.epoch());
      insert.setLong(2, last.lastSeq());
      insert.setString(3, last.lastHash());
      insert.setLong(4, acked.lastSeq());
      insert.setString(5, acked.lastHash());
      insert.setString(6, acked.lastSeq() < last.lastSeq() ? "SENDING" : "SENT");
      insert.executeUpdate();
    }
  }

  static void moveAcked(Connection connection, long epoch, long seq, String hash)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE old_epoch SET acked_seq = ?1, acked_hash = ?2,"
                + " state = CASE WHEN last_seq = ?1 THEN 'SENT' ELSE state END WHERE epoch = ?3")) {
      update.setLong(1, seq);
      update.setString(2, hash);
      update.setLong(3, epoch);
      update.executeUpdate();
    }
  }

  /** The server takes no more of it; its records stay on disk as evidence. */
  static void giveUp(Connection connection, long epoch) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE old_epoch SET state = 'GIVEN_UP' WHERE epoch = ? AND state = 'SENDING'")) {
      update.setLong(1, epoch);
      update.executeUpdate();
    }
  }

  EpochBegun told() {
    return new EpochBegun(last.epoch(), last.lastSeq(), last.lastHash(), acked.lastSeq());
  }
}
