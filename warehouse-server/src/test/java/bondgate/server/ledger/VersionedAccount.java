package bondgate.server.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** An account as most applications keep it; only the benchmark has it. */
@Entity
@Table(name = "bench_account")
class VersionedAccount extends PanacheEntityBase {
  @Id public int id;

  public long balance;
  public long reserved;

  @Version
  @Column(name = "version")
  public long version;
}
