package bondgate.edge.outbox;

import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.SealedRecord;
import bondgate.events.TagCrossing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** The last {@value #KEPT} crossings of the running epoch: rows on disk, and a copy in memory. */
final class RecentCrossings {
  static final int KEPT = 1000;

  private final Deque<RecordedCrossing> recent = new ArrayDeque<>();

  /** Reads the rows again; for the start, and after a transaction that failed. */
  void reload(Connection connection, long epoch) throws SQLException {
    List<RecordedCrossing> rows = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT seq, portal, epc, direction, decision, seen_at FROM crossing"
                + " WHERE epoch = ? ORDER BY id DESC LIMIT ?")) {
      select.setLong(1, epoch);
      select.setInt(2, KEPT);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(
              new RecordedCrossing(
                  found.getLong(1),
                  found.getString(2),
                  found.getString(3),
                  Direction.valueOf(found.getString(4)),
                  EdgeDecision.valueOf(found.getString(5)),
                  Instant.parse(found.getString(6))));
        }
      }
    }
    Collections.reverse(rows);
    synchronized (recent) {
      recent.clear();
      recent.addAll(rows);
    }
  }

  /** Writes the row of a crossing in the transaction of its record; other records have none. */
  static void insert(Connection connection, SealedRecord record) throws SQLException {
    if (!(record.fields().body() instanceof TagCrossing crossing)) {
      return;
    }
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO crossing (epoch, seq, portal, epc, direction, decision, seen_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement prune =
            connection.prepareStatement(
                "DELETE FROM crossing WHERE id <= (SELECT max(id) FROM crossing) - ?")) {
      insert.setLong(1, record.fields().epoch());
      insert.setLong(2, record.fields().seq());
      insert.setString(3, crossing.portal());
      insert.setString(4, crossing.epc());
      insert.setString(5, crossing.direction().name());
      insert.setString(6, crossing.decision().name());
      insert.setString(7, record.fields().seenAt().toString());
      insert.executeUpdate();
      prune.setInt(1, KEPT);
      prune.executeUpdate();
    }
  }

  /** Adds what is on disk now. */
  void committed(List<SealedRecord> records) {
    synchronized (recent) {
      for (SealedRecord record : records) {
        if (record.fields().body() instanceof TagCrossing crossing) {
          recent.addLast(
              new RecordedCrossing(
                  record.fields().seq(),
                  crossing.portal(),
                  crossing.epc(),
                  crossing.direction(),
                  crossing.decision(),
                  record.fields().seenAt()));
          if (recent.size() > KEPT) {
            recent.removeFirst();
          }
        }
      }
    }
  }

  List<RecordedCrossing> after(String portal, long seq) {
    synchronized (recent) {
      return recent.stream()
          .filter(crossing -> crossing.seq() > seq && crossing.portal().equals(portal))
          .toList();
    }
  }
}
