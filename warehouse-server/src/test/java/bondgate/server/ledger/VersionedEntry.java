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

  public int debit;
  public int credit;
  public long amount;
  public String reference;

  @Column(name = "recorded_at")
  public Instant recordedAt;
}
