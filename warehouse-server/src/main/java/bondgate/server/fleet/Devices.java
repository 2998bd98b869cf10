package bondgate.server.fleet;

import bondgate.events.VerifyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The edge agents of the zones. */
@ApplicationScoped
public class Devices {
  private static final long FIRST_EPOCH = 1;

  private final FleetSql rows;

  @Inject
  Devices(FleetSql rows) {
    this.rows = rows;
  }

  /**
   * Lets a device speak for the zone from now on.
   *
   * @param publicKey raw Ed25519 key in Base64
   * @param actor role that enrols it
   * @param leafIndex the act's leaf in the evidence log
   */
  @Transactional(TxType.MANDATORY)
  public EnrolResult enrol(
      String zone, String name, String publicKey, String actor, long leafIndex, Instant at) {
    VerifyKey key;
    try {
      key = VerifyKey.ofBase64(publicKey);
    } catch (IllegalArgumentException e) {
      return new EnrolResult.NotAKey(e.getMessage());
    }
    DeviceRow earlier = DeviceRow.named(zone, name);
    if (earlier != null) {
      VerifyKey earlierKey = earlier.device().key();
      return earlierKey.equals(key)
          ? new EnrolResult.EnrolledBefore(earlier.leafIndex)
          : new EnrolResult.HasAnotherKey(earlierKey.id(), key.id());
    }
    DeviceRow row = new DeviceRow();
    row.zone = zone;
    row.name = name;
    row.publicKey = key.base64();
    row.epoch = FIRST_EPOCH;
    row.enrolledBy = actor;
    row.enrolledAt = at;
    row.leafIndex = leafIndex;
    row.persist();
    return new EnrolResult.Enrolled();
  }

  /** The device of that name, with its newest key and its open epoch. */
  @Transactional
  public Optional<Device> find(String zone, String name) {
    return rows.speakers(zone, Optional.of(name)).stream().map(Speaker::device).findFirst();
  }

  /** All devices of a zone, by name. */
  @Transactional
  public List<Device> all(String zone) {
    return rows.speakers(zone, Optional.empty()).stream().map(Speaker::device).toList();
  }
}
