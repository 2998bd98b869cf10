package bondgate.server.fleet;

import bondgate.events.VerifyKey;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Row of an enrolled edge agent. */
@Entity
@Table(name = "fleet_device")
class DeviceRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;
  public String name;

  @Column(name = "public_key")
  public String publicKey;

  public long epoch;

  @Column(name = "enrolled_by")
  public String enrolledBy;

  @Column(name = "enrolled_at")
  public Instant enrolledAt;

  @Column(name = "leaf_index")
  public long leafIndex;

  static DeviceRow named(String zone, String name) {
    return find("zone = ?1 and name = ?2", zone, name).firstResult();
  }

  Device device() {
    return new Device(zone, name, VerifyKey.ofBase64(publicKey), epoch, enrolledBy, enrolledAt);
  }
}
