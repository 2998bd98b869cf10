package bondgate.server.fence;

import bondgate.server.goods.Place;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Row that says where a tag is now. */
@Entity
@Table(name = "fence_position")
class PositionRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;
  public String epc;

  @Enumerated(EnumType.STRING)
  public Place place;

  @Enumerated(EnumType.STRING)
  @Column(name = "left_place")
  public Place leftPlace;

  @Column(name = "left_portal")
  public String leftPortal;

  @Column(name = "since_leaf")
  public long sinceLeaf;

  public Instant since;

  Standing standing() {
    return leftPlace == null ? Standing.at(place) : Standing.missing(leftPlace, leftPortal);
  }
}
