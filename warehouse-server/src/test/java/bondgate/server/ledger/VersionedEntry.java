package bondgate.server.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A transfer as most applications keep it; only the benchmark has it. */
@Entity
@Table(name = "bench_entry")
class VersionedEntry extends PanacheEntityBase {
  @Id public UUID id;

  /** SINGLE, PENDING, POST or VOID. */
  public String kind;

  /** The entry that it ends; null for none. */
  @Column(name = "pending_id")
  public UUID pendingId;

  /** Whether it is pending. */
  public boolean open;

  public int debit;
  public int credit;
  public long amount;
  public String reference;

  @Column(name = "recorded_at")
  public Instant recordedAt;
}
