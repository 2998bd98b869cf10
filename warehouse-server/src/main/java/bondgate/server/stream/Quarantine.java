package bondgate.server.stream;

import bondgate.events.Topics;
import bondgate.server.fence.DeviceTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * Where messages are kept that were not taken and that somebody must look at. Nothing leaves it.
 */
@ApplicationScoped
class Quarantine {
  private final AgroalDataSource database;
  private final DeviceTroubles troubles;

  @Inject
  Quarantine(AgroalDataSource database, DeviceTroubles troubles) {
    this.troubles = troubles;
    this.database = database;
  }

  /**
   * Keeps the message, and raises an alarm; the same message for the same reason is kept once.
   *
   * @param reason name of a {@link DeviceTrouble}
   */
  @Transactional(rollbackOn = Exception.class)
  void keep(Topics.Source source, byte[] message, String reason, String detail, Instant at)
      throws SQLException {
    keep(
        source,
        message,
        reason,
        detail,
        at,
        () -> troubles.notice(source, DeviceTrouble.valueOf(reason), Sha256.hex(message), at));
  }

  /**
   * The same.
   *
   * @param notice gives the leaf of the evidence log that opens an alarm; asked only if one opens
   */
  @Transactional(rollbackOn = Exception.class)
  void keep(
      Topics.Source source,
      byte[] message,
      String reason,
      String detail,
      Instant at,
      LongSupplier notice)
      throws SQLException {
    String digest = Sha256.hex(message);
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO stream_quarantine"
                    + " (zone, device, reason, detail, message, message_sha256, arrived_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, source.zone());
      insert.setString(2, source.device());
      insert.setString(3, reason);
      insert.setString(4, detail);
      insert.setBytes(5, message);
      insert.setString(6, digest);
      insert.setObject(7, at.atOffset(ZoneOffset.UTC));
      if (insert.executeUpdate() == 1) {
        troubles.putAside(source, DeviceTrouble.valueOf(reason), detail, at, notice);
      }
    }
  }
}
