package bondgate.server.stream;

import bondgate.events.Presence;
import bondgate.events.Topics;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Which agents are connected, and how far their streams are taken. */
@ApplicationScoped
public class Presences {
  private final AgroalDataSource database;

  @Inject
  Presences(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * Writes down what an agent or the broker said. A last will of another run than the one that was
   * born last is an old one, and changes nothing; nor does a word that says nothing new.
   */
  @Transactional(rollbackOn = Exception.class)
  void heard(Topics.Source source, Presence presence, Instant at) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement write =
            connection.prepareStatement(
                "INSERT INTO stream_presence AS known (zone, device, boot_id, online, since)"
                    + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (zone, device) DO UPDATE"
                    + " SET boot_id = excluded.boot_id, online = excluded.online,"
                    + " since = excluded.since"
                    + " WHERE (excluded.online OR known.boot_id = excluded.boot_id)"
                    + " AND (known.boot_id, known.online) <> (excluded.boot_id, excluded.online)")) {
      write.setString(1, source.zone());
      write.setString(2, source.device());
      write.setObject(3, presence.bootId());
      write.setBoolean(4, presence.online());
      write.setObject(5, at.atOffset(ZoneOffset.UTC));
      write.executeUpdate();
    }
  }

  /** The enrolled agents of a zone, by name. */
  @Transactional
  public List<AgentStatus> agents(String zone) {
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "SELECT DISTINCT d.name, d.epoch, coalesce(p.last_seq, 0), coalesce(q.online, false), q.since"
                    + " FROM fleet_speaker d"
                    + " LEFT JOIN stream_position p"
                    + " ON p.zone = d.zone AND p.device = d.name AND p.epoch = d.epoch"
                    + " LEFT JOIN stream_presence q ON q.zone = d.zone AND q.device = d.name"
                    + " WHERE d.zone = ? ORDER BY d.name")) {
      read.setString(1, zone);
      List<AgentStatus> agents = new ArrayList<>();
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          OffsetDateTime since = row.getObject(5, OffsetDateTime.class);
          agents.add(
              new AgentStatus(
                  row.getString(1),
                  row.getLong(2),
                  row.getLong(3),
                  row.getBoolean(4),
                  since == null ? null : since.toInstant()));
        }
      }
      return agents;
    } catch (SQLException e) {
      throw new StreamStorageException("list the agents of " + zone, e);
    }
  }
}
