package bondgate.server.evidence;

import bondgate.evidence.proof.TreeHead;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The tables of stops: what witnesses found against logs, and what operators decided. */
@ApplicationScoped
class StopRows {
  private final AgroalDataSource database;

  @Inject
  StopRows(AgroalDataSource database) {
    this.database = database;
  }

  /** The stops that nobody lifted, in their order. */
  List<Stop> open() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT id, zone, finding FROM evidence_stop s WHERE NOT EXISTS"
                    + " (SELECT 1 FROM evidence_stop_lifted l WHERE l.stop = s.id) ORDER BY id");
        ResultSet rows = statement.executeQuery()) {
      List<Stop> stops = new ArrayList<>();
      while (rows.next()) {
        stops.add(new Stop(rows.getLong(1), rows.getString(2), rows.getString(3)));
      }
      return stops;
    } catch (SQLException e) {
      throw new EvidenceStorageException("read the stops of the logs", e);
    }
  }

  /** Adds a stop; it is committed when this returns. */
  Stop add(String zone, String finding, Instant at) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO evidence_stop (zone, finding, found_at) VALUES (?, ?, ?)"
                    + " RETURNING id")) {
      statement.setString(1, zone);
      statement.setString(2, finding);
      statement.setTimestamp(3, Timestamp.from(at));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return new Stop(rows.getLong(1), zone, finding);
      }
    } catch (SQLException e) {
      throw new EvidenceStorageException("write a stop of the log", e);
    }
  }

  /**
   * Adds to a stop a checkpoint that was shown while it was open.
   *
   * @return whether it was not there yet
   */
  boolean addShown(long stop, TreeHead head, Instant at) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO evidence_stop_shown (stop, size, root, shown_at) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING")) {
      statement.setLong(1, stop);
      statement.setLong(2, head.size());
      statement.setString(3, head.root().hex());
      statement.setTimestamp(4, Timestamp.from(at));
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new EvidenceStorageException("write what was shown against a log", e);
    }
  }

  /** Whether that very checkpoint was shown while a stop was open that was lifted since. */
  boolean wasGivenUp(String zone, TreeHead head) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT 1 FROM evidence_stop_shown n JOIN evidence_stop s ON s.id = n.stop"
                    + " JOIN evidence_stop_lifted l ON l.stop = n.stop"
                    + " WHERE s.zone = ? AND n.size = ? AND n.root = ?")) {
      statement.setString(1, zone);
      statement.setLong(2, head.size());
      statement.setString(3, head.root().hex());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    } catch (SQLException e) {
      throw new EvidenceStorageException("read what was shown against a log", e);
    }
  }

  /** Lifts a stop for good; a second time changes nothing. */
  void lift(long stop, String reason, Instant at) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO evidence_stop_lifted (stop, reason, lifted_at) VALUES (?, ?, ?)"
                    + " ON CONFLICT DO NOTHING")) {
      statement.setLong(1, stop);
      statement.setString(2, reason);
      statement.setTimestamp(3, Timestamp.from(at));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new EvidenceStorageException("lift a stop of the log", e);
    }
  }

  /**
   * A log that may not be signed.
   *
   * @param id by which an operator names it
   * @param finding what was found, and by whom
   */
  record Stop(long id, String zone, String finding) {
    /** How the finding of a stop begins that a restore left and nobody's checkpoint. */
    static final String RESTORED = "restored from the backup";

    /** Whether it only waits until all were heard. */
    boolean waits() {
      return finding.startsWith(RESTORED);
    }
  }
}
