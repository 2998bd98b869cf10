package bondgate.server.fence;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Row that counts the changes of a zone's permits. */
@Entity
@Table(name = "fence_permit_version")
class PermitVersionRow extends PanacheEntityBase {
  @Id public String zone;

  public long version;
}
