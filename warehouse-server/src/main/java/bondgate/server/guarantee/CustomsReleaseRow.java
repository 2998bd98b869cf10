package bondgate.server.guarantee;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** Row of customs' release of a document. The database refuses to change it. */
@Entity
@Table(name = "guarantee_customs_release")
class CustomsReleaseRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;
  public String document;

  @Column(name = "released_on")
  public LocalDate releasedOn;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "recorded_at")
  public Instant recordedAt;
}
