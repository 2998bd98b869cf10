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
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;

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

  /** The rows of those tags. */
  static List<PositionRow> of(String zone, Collection<String> epcs) {
    // As an array: a list of parameters would be translated anew for every number of them.
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            "SELECT * FROM fence_position WHERE zone = :zone AND epc = ANY (:epcs)",
            PositionRow.class)
        .setParameter("zone", zone)
        .setParameter("epcs", epcs.toArray(String[]::new))
        .list();
  }

  Standing standing() {
    return leftPlace == null ? Standing.at(place) : Standing.missing(leftPlace, leftPortal);
  }
}
