package bondgate.server.fence;

import bondgate.server.goods.Place;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Row of an opening. */
@Entity
@Table(name = "fence_portal")
class PortalRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;
  public String name;

  @Enumerated(EnumType.STRING)
  public Place outside;

  @Enumerated(EnumType.STRING)
  public Place inside;

  Portal portal() {
    return new Portal(name, outside, inside);
  }
}
