package bondgate.server.goods;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;

/** Row that binds a tag to an item. The database refuses to change it. */
@Entity
@Table(name = "goods_tag")
class TagRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;
  public String epc;
  public String item;
  public String document;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "bound_at")
  public Instant boundAt;

  /** The rows of those tags. */
  static List<TagRow> of(String zone, Collection<String> epcs) {
    // As an array: a list of parameters would be translated anew for every number of them.
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            "SELECT * FROM goods_tag WHERE zone = :zone AND epc = ANY (:epcs)", TagRow.class)
        .setParameter("zone", zone)
        .setParameter("epcs", epcs.toArray(String[]::new))
        .list();
  }

  TaggedPiece piece() {
    return new TaggedPiece(epc, item, document);
  }
}
