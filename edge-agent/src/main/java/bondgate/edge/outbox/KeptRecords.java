package bondgate.edge.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The records that the server has committed and that stay for a while. They lie in stretches, each
 * acknowledged within a short time; within an epoch the stretches follow one another without a gap
 * up to the last acknowledged record, because only the oldest is ever dropped. Used under the
 * outbox's lock.
 */
final class KeptRecords {
  /** Dropped with one commit at most, beside twice as many as were just acknowledged. */
  static final int DROPPED_AT_ONCE = 1000;

  /** Given up at once on a full disk: about a mebibyte, which the next records use. */
  static final int GIVEN_UP_AT_ONCE = 2000;

  private final Keeping keeping;
  // What the table says, so that most appends need not ask it.
  private Summary summary = Summary.EMPTY;
  private boolean changed;

  KeptRecords(Keeping keeping) {
    this.keeping = keeping;
  }

  private record Summary(long stretches, long bytes, long oldestAckedMillis) {
    static final Summary EMPTY = new Summary(0, 0, 0);
  }

  private record Stretch(
      long id, long epoch, long first, long last, long bytes, long ackedMillis) {}

  /** Reads what is kept; for the start, and after each transaction that may have changed it. */
  void reload(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT count(*), coalesce(sum(bytes), 0),"
                    + " coalesce((SELECT acked_millis FROM kept ORDER BY id LIMIT 1), 0)"
                    + " FROM kept");
        ResultSet row = select.executeQuery()) {
      row.next();
      summary = new Summary(row.getLong(1), row.getLong(2), row.getLong(3));
      changed = false;
    }
  }

  /** Whether something was dropped, or may have been, since it was read. */
  boolean changed() {
    return changed;
  }

  /** The first record of that epoch that is kept; empty if none is. */
  static Optional<Long> first(Connection connection, long epoch) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT min(first_seq) FROM kept WHERE epoch = ?")) {
      select.setLong(1, epoch);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        long first = row.getLong(1);
        return row.wasNull() ? Optional.empty() : Optional.of(first);
      }
    }
  }

  /**
   * The records of that epoch from the first to the last were acknowledged now; what is too old or
   * too much goes with the same commit.
   *
   * @param roomLeft whether the disk has room to keep anything
   */
  void acknowledged(
      Connection connection, long epoch, long first, long last, Instant now, boolean roomLeft)
      throws SQLException {
    long millis = now.toEpochMilli();
    keep(connection, epoch, first, last, millis);
    drop(connection, millis, !roomLeft, DROPPED_AT_ONCE + 2 * (last - first + 1));
  }

  private void keep(Connection connection, long epoch, long first, long last, long millis)
      throws SQLException {
    long bytes = bytes(connection, epoch, first, last);
    try (PreparedStatement grow =
            connection.prepareStatement(
                "UPDATE kept SET last_seq = ?1, bytes = bytes + ?2, acked_millis = ?3"
                    + " WHERE id = (SELECT max(id) FROM kept) AND epoch = ?4 AND last_seq = ?5"
                    + " AND bytes + ?2 <= ?6 AND ?3 - begun_millis BETWEEN 0 AND ?7");
        PreparedStatement begin =
            connection.prepareStatement(
                "INSERT INTO kept (epoch, first_seq, last_seq, bytes, begun_millis, acked_millis)"
                    + " VALUES (?1, ?2, ?3, ?4, ?5, ?5)")) {
      grow.setLong(1, last);
      grow.setLong(2, bytes);
      grow.setLong(3, millis);
      grow.setLong(4, epoch);
      grow.setLong(5, first - 1);
      grow.setLong(6, keeping.stretchBytes());
      grow.setLong(7, keeping.stretchMillis());
      if (grow.executeUpdate() == 0) {
        begin.setLong(1, epoch);
        begin.setLong(2, first);
        begin.setLong(3, last);
        begin.setLong(4, bytes);
        begin.setLong(5, millis);
        begin.executeUpdate();
      }
    }
  }

  /** Whether something is too old or too much; by what was read last. */
  boolean isDue(Instant now, boolean roomLeft) {
    return summary.stretches() > 0
        && (!roomLeft
            || summary.bytes() > keeping.bytes()
            || keeping.isOver(summary.oldestAckedMillis(), now.toEpochMilli()));
  }

  /** Drops a part of what is too old or too much. */
  void dropDue(Connection connection, Instant now, boolean roomLeft) throws SQLException {
    drop(connection, now.toEpochMilli(), !roomLeft, DROPPED_AT_ONCE);
  }

  /**
   * Drops the oldest ones for their room, whatever their age.
   *
   * @return whether there were any
   */
  boolean giveUp(Connection connection) throws SQLException {
    return drop(connection, 0, true, GIVEN_UP_AT_ONCE) > 0;
  }

  private long drop(Connection connection, long millis, boolean all, long most)
      throws SQLException {
    reload(connection);
    long bytes = summary.bytes();
    long dropped = 0;
    while (dropped < most) {
      Optional<Stretch> oldest = oldest(connection);
      if (oldest.isEmpty()
          || !(all
              || bytes > keeping.bytes()
              || keeping.isOver(oldest.get().ackedMillis(), millis))) {
        break;
      }
      changed = true;
      Stretch stretch = oldest.get();
      long last = Math.min(stretch.last(), stretch.first() + most - dropped - 1);
      bytes -= dropThrough(connection, stretch, last);
      dropped += last - stretch.first() + 1;
    }
    return dropped;
  }

  /** The bytes that were dropped. */
  private static long dropThrough(Connection connection, Stretch stretch, long last)
      throws SQLException {
    boolean whole = last == stretch.last();
    long bytes =
        whole ? stretch.bytes() : bytes(connection, stretch.epoch(), stretch.first(), last);
    try (PreparedStatement records =
            connection.prepareStatement(
                "DELETE FROM record WHERE epoch = ? AND seq >= ? AND seq <= ?");
        PreparedStatement row =
            connection.prepareStatement(
                whole
                    ? "DELETE FROM kept WHERE id = ?1"
                    : "UPDATE kept SET first_seq = ?2, bytes = bytes - ?3 WHERE id = ?1")) {
      records.setLong(1, stretch.epoch());
      records.setLong(2, stretch.first());
      records.setLong(3, last);
      records.executeUpdate();
      row.setLong(1, stretch.id());
      if (!whole) {
        row.setLong(2, last + 1);
        row.setLong(3, bytes);
      }
      row.executeUpdate();
    }
    return bytes;
  }

  private static Optional<Stretch> oldest(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT id, epoch, first_seq, last_seq, bytes, acked_millis FROM kept"
                    + " ORDER BY id LIMIT 1");
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Stretch(
                  row.getLong(1),
                  row.getLong(2),
                  row.getLong(3),
                  row.getLong(4),
                  row.getLong(5),
                  row.getLong(6)))
          : Optional.empty();
    }
  }

  private static long bytes(Connection connection, long epoch, long first, long last)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT coalesce(sum(length(bytes)), 0) FROM record"
                + " WHERE epoch = ? AND seq >= ? AND seq <= ?")) {
      select.setLong(1, epoch);
      select.setLong(2, first);
      select.setLong(3, last);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
