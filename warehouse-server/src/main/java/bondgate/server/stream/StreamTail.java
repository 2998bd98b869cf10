package bondgate.server.stream;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Where an agent's stream ends: the newest of its records that took effect. */
@ApplicationScoped
public class StreamTail {
  private final AgroalDataSource database;

  @Inject
  StreamTail(AgroalDataSource database) {
    this.database = database;
  }

  /** The leaf of the newest record in that epoch; empty before the first. */
  @Transactional
  public OptionalLong leaf(String zone, String device, long epoch) {
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "SELECT leaf_index FROM stream_record WHERE zone = ? AND device = ? AND epoch = ?"
                    + " ORDER BY seq DESC LIMIT 1")) {
      read.setString(1, zone);
      read.setString(2, device);
      read.setLong(3, epoch);
      try (ResultSet row = read.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    } catch (SQLException e) {
      throw new StreamStorageException("find the end of the stream of " + device, e);
    }
  }
}
