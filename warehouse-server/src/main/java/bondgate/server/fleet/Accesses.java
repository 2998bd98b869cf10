package bondgate.server.fleet;

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
import java.util.Optional;

/** Who may come to the embedded broker; decisions are added, never changed. */
@ApplicationScoped
public class Accesses {
  private final AgroalDataSource database;

  @Inject
  Accesses(AgroalDataSource database) {
    this.database = database;
  }

  /** All enrolled devices of a zone, by name. */
  @Transactional
  public List<Access> all(String zone) {
    return read(zone, Optional.empty());
  }

  /** The device of that name; empty if nobody enrolled it. */
  @Transactional
  public Optional<Access> of(String zone, String device) {
    return read(zone, Optional.of(device)).stream().findFirst();
  }

  /**
   * From now on that secret opens, and none before it.
   *
   * @param secretSha256 its hash, lower-case hex
   */
  @Transactional
  public void open(
      String zone, String device, String secretSha256, Access.Why why, String by, Instant at) {
    add(zone, device, secretSha256, why, by, at);
  }

  /** From now on none opens; false if none did. */
  @Transactional
  public boolean close(String zone, String device, Access.Why why, String by, Instant at) {
    if (of(zone, device).flatMap(Access::secretSha256).isEmpty()) {
      return false;
    }
    add(zone, device, null, why, by, at);
    return true;
  }

  private List<Access> read(String zone, Optional<String> device) {
    String sql =
        "SELECT DISTINCT ON (d.name) d.name, a.number, a.secret_sha256, a.why, a.set_by, a.set_at"
            + " FROM fleet_device d LEFT JOIN fleet_access a ON a.zone = d.zone AND a.device = d.name"
            + " WHERE d.zone = ? AND (? IS NULL OR d.name = ?) ORDER BY d.name, a.number DESC";
    try (Connection connection = database.getConnection();
        PreparedStatement read = connection.prepareStatement(sql)) {
      read.setString(1, zone);
      read.setString(2, device.orElse(null));
      read.setString(3, device.orElse(null));
      List<Access> found = new ArrayList<>();
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          found.add(new Access(row.getString(1), decision(row)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new FleetStorageException("read who may come to the broker", e);
    }
  }

  private static Optional<Access.Decision> decision(ResultSet row) throws SQLException {
    if (row.getObject(2) == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Access.Decision(
            row.getLong(2),
            Optional.ofNullable(row.getString(3)),
            Access.Why.valueOf(row.getString(4)),
            row.getString(5),
            row.getObject(6, OffsetDateTime.class).toInstant()));
  }

  /** Two at once get the same number, and the second fails: nothing is decided in silence. */
  private void add(
      String zone, String device, String secretSha256, Access.Why why, String by, Instant at) {
    String sql =
        "INSERT INTO fleet_access (zone, device, number, secret_sha256, why, set_by, set_at)"
            + " SELECT ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?"
            + " FROM fleet_access WHERE zone = ? AND device = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, zone);
      insert.setString(2, device);
      insert.setString(3, secretSha256);
      insert.setString(4, why.name());
      insert.setString(5, by);
      insert.setObject(6, at.atOffset(ZoneOffset.UTC));
      insert.setString(7, zone);
      insert.setString(8, device);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new FleetStorageException("write down who may come to the broker", e);
    }
  }
}
