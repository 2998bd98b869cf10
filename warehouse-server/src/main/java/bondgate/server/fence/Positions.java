package bondgate.server.fence;

import bondgate.server.goods.Place;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Where each tag of a zone is, by the last verdict. */
@ApplicationScoped
public class Positions {
  private final AgroalDataSource database;

  @Inject
  Positions(AgroalDataSource database) {
    this.database = database;
  }

  /** Where those tags are; a tag that is not ours has no row. */
  @Transactional
  public Map<String, Standing> of(String zone, Collection<String> epcs) {
    Map<String, Standing> found = new HashMap<>();
    for (PositionRow row : PositionRow.of(zone, epcs)) {
      found.put(row.epc, row.standing());
    }
    return found;
  }

  /** How many of those tags are in the warehouse or the centre. */
  @Transactional
  public long inside(String zone, Collection<String> epcs) {
    try (Connection connection = database.getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "SELECT count(*) FROM fence_position WHERE zone = ? AND epc = ANY (?)"
                    + " AND place IN ('WAREHOUSE', 'CENTRE')")) {
      count.setString(1, zone);
      count.setArray(2, connection.createArrayOf("text", epcs.toArray()));
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "reading where tags are failed, SQLState=%s: %s"
              .formatted(e.getSQLState(), e.getMessage()),
          e);
    }
  }

  /** Tags that were announced are abroad until they cross. */
  @Transactional(TxType.MANDATORY)
  public void announced(String zone, Collection<String> epcs, long leafIndex, Instant at) {
    // One statement for thousands of tags. Nothing of them is in Hibernate's hands yet.
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO fence_position (zone, epc, place, since_leaf, since)"
                    + " SELECT ?, e, ?, ?, ? FROM unnest(?::text[]) AS t(e)")) {
      insert.setString(1, zone);
      insert.setString(2, Place.ABROAD.name());
      insert.setLong(3, leafIndex);
      insert.setTimestamp(4, Timestamp.from(at));
      insert.setArray(5, connection.createArrayOf("text", epcs.toArray()));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "placing tags failed, SQLState=%s: %s".formatted(e.getSQLState(), e.getMessage()), e);
    }
  }

  /** Pieces that were destroyed where they were, by act {@code leafIndex}. */
  @Transactional(TxType.MANDATORY)
  public void destroyed(String zone, Collection<String> epcs, long leafIndex, Instant at) {
    move(zone, epcs, Place.DESTROYED, "place IN ('WAREHOUSE', 'CENTRE')", leafIndex, at);
  }

  /** Released goods that are under control again at that place, by act {@code leafIndex}. */
  @Transactional(TxType.MANDATORY)
  public void back(String zone, Collection<String> epcs, Place place, long leafIndex, Instant at) {
    move(zone, epcs, place, "place = 'STREET'", leafIndex, at);
  }

  /** All of them, from where that condition says they are. */
  private void move(
      String zone, Collection<String> epcs, Place to, String from, long leafIndex, Instant at) {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE fence_position SET place = ?, since_leaf = ?, since = ?"
                    + " WHERE zone = ? AND epc = ANY (?) AND "
                    + from)) {
      update.setString(1, to.name());
      update.setLong(2, leafIndex);
      update.setTimestamp(3, Timestamp.from(at));
      update.setString(4, zone);
      update.setArray(5, connection.createArrayOf("text", epcs.toArray()));
      if (update.executeUpdate() != epcs.size()) {
        throw new IllegalStateException(
            "not all of the goods that go %s were where %s".formatted(to, from));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "placing tags failed, SQLState=%s: %s".formatted(e.getSQLState(), e.getMessage()), e);
    }
  }
}
