package bondgate.server.fence;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * Row of the fence log, for reading: {@link FenceSql} writes it, and the database refuses to change
 * it.
 */
@Entity
@Table(name = "fence_entry")
class EntryRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;

  @Column(name = "leaf_index")
  public long leafIndex;

  public String device;
  public long epoch;
  public long seq;

  @Column(name = "seen_at")
  public Instant seenAt;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  @Column(name = "committed_at")
  public Instant committedAt;

  public String kind;
  public String reader;
  public String portal;
  public String epc;
  public String item;
  public String direction;

  @Column(name = "confidence_permille")
  public Integer confidencePermille;

  @Column(name = "edge_decision")
  public String edgeDecision;

  public String verdict;
  public String document;

  @Column(name = "from_place")
  public String fromPlace;

  @Column(name = "to_place")
  public String toPlace;

  public String detail;

  FenceEntry entry() {
    return new FenceEntry(
        leafIndex,
        device,
        epoch,
        seq,
        seenAt,
        recordedAt,
        committedAt,
        kind,
        reader,
        portal,
        epc,
        item,
        direction,
        confidencePermille,
        edgeDecision,
        verdict,
        document,
        fromPlace,
        toPlace,
        detail);
  }
}
