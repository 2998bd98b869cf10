package bondgate.server.fleet;

import bondgate.events.VerifyKey;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of keys, epochs and revocations, in the ambient transaction. */
@ApplicationScoped
class FleetSql {
  private final AgroalDataSource database;

  @Inject
  FleetSql(AgroalDataSource database) {
    this.database = database;
  }

  /** The speakers of a zone by name; all of them where no name is given. */
  List<Speaker> speakers(String zone, Optional<String> name) {
    String sql =
        "SELECT name, enrolled_by, enrolled_at, epoch, public_key, key_epoch, after_seq, revoked"
            + " FROM fleet_speaker WHERE zone = ? AND (? IS NULL OR name = ?)"
            + " ORDER BY name, key_epoch, after_seq";
    try (Connection connection = database.getConnection();
        PreparedStatement read = connection.prepareStatement(sql)) {
      read.setString(1, zone);
      read.setString(2, name.orElse(null));
      read.setString(3, name.orElse(null));
      Map<String, Speaker> found = new LinkedHashMap<>();
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          add(zone, row, found);
        }
      }
      return List.copyOf(found.values());
    } catch (SQLException e) {
      throw new FleetStorageException("read the devices of " + zone, e);
    }
  }

  private static void add(String zone, ResultSet row, Map<String, Speaker> found)
      throws SQLException {
    String name = row.getString(1);
    VerifyKey key = VerifyKey.ofBase64(row.getString(5));
    List<Speaker.Key> keys = new ArrayList<>();
    if (found.containsKey(name)) {
      keys.addAll(found.get(name).keys());
    }
    keys.add(new Speaker.Key(key, row.getLong(6), row.getLong(7), row.getBoolean(8)));
    Device device =
        new Device(
            zone,
            name,
            key,
            row.getLong(4),
            row.getString(2),
            row.getObject(3, OffsetDateTime.class).toInstant());
    found.put(name, new Speaker(device, keys));
  }

  void addKey(String zone, String device, VerifyKey key, long epoch, long afterSeq, Instant at) {
    write(
        "INSERT INTO fleet_key (zone, device, public_key, epoch, after_seq, added_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        zone,
        device,
        key.base64(),
        epoch,
        afterSeq,
        at.atOffset(ZoneOffset.UTC));
  }

  void addEpoch(
      String zone, String device, long epoch, String reason, String actor, Instant at, long leaf) {
    write(
        "INSERT INTO fleet_epoch (zone, device, epoch, reason, opened_by, opened_at, leaf_index)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        zone,
        device,
        epoch,
        reason,
        actor,
        at.atOffset(ZoneOffset.UTC),
        leaf);
  }

  void addRevocation(
      String zone,
      String device,
      String keyId,
      String reason,
      String actor,
      Instant at,
      long leaf) {
    write(
        "INSERT INTO fleet_revocation"
            + " (zone, device, key_id, reason, revoked_by, revoked_at, leaf_index)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        zone,
        device,
        keyId,
        reason,
        actor,
        at.atOffset(ZoneOffset.UTC),
        leaf);
  }

  /** The leaf of the act that revoked the key; empty if none did. */
  Optional<Long> revokedBy(String zone, String device, String keyId) {
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "SELECT leaf_index FROM fleet_revocation"
                    + " WHERE zone = ? AND device = ? AND key_id = ?")) {
      read.setString(1, zone);
      read.setString(2, device);
      read.setString(3, keyId);
      try (ResultSet row = read.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new FleetStorageException("read the revocations of " + device, e);
    }
  }

  private void write(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new FleetStorageException("write down a device's keys and epochs", e);
    }
  }
}
