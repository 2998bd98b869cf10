package bondgate.edge.outbox;

import bondgate.events.ClockJumped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the clocks showed at the last record: kept beside it, so that the next one tells a jump.
 *
 * @param wall the wall clock
 * @param monotonicNanos the clock that never jumps
 * @param bootId the run
 */
record ClockMark(Instant wall, long monotonicNanos, UUID bootId) {

  static ClockMark of(RecordClock clock) {
    return new ClockMark(clock.now(), clock.monotonicNanos().getAsLong(), clock.bootId());
  }

  /** The jump between the two, if there is one; whatever the clocks show, nothing fails here. */
  Optional<ClockJumped> jumpTo(ClockMark next, Duration from) {
    boolean sameBoot = bootId.equals(next.bootId);
    Instant expected = sameBoot ? wall.plusNanos(next.monotonicNanos - monotonicNanos) : wall;
    Duration step = Duration.between(expected, next.wall);
    // Across a restart the clock may have gone on by any time; only backwards is a contradiction.
    boolean jumped =
        sameBoot ? step.abs().compareTo(from) >= 0 : step.negated().compareTo(from) >= 0;
    return jumped && !step.isZero()
        ? Optional.of(new ClockJumped(expected, next.wall, step.toMillis(), sameBoot))
        : Optional.empty();
  }

  /** The mark that is stored; empty before the first record. */
  static Optional<ClockMark> load(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT wall, monotonic_nanos, boot_id FROM clock_mark");
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(
              new ClockMark(
                  Instant.parse(row.getString(1)),
                  row.getLong(2),
                  UUID.fromString(row.getString(3))))
          : Optional.empty();
    }
  }

  void store(Connection connection) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO clock_mark VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                + " wall = excluded.wall, monotonic_nanos = excluded.monotonic_nanos,"
                + " boot_id = excluded.boot_id")) {
      upsert.setString(1, wall.toString());
      upsert.setLong(2, monotonicNanos);
      upsert.setString(3, bootId.toString());
      upsert.executeUpdate();
    }
  }
}
