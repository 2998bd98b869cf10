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

/** Row of an instrument. The database refuses to change it. */
@Entity
@Table(name = "guarantee_instrument")
class InstrumentRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;
  public String instrument;
  public String kind;

  @Column(name = "amount_fen")
  public long amountFen;

  @Column(name = "valid_until")
  public LocalDate validUntil;

  @Column(name = "valid_from")
  public LocalDate validFrom;

  public int priority;

  @Column(name = "assure_code")
  public String assureCode;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "lodged_at")
  public Instant lodgedAt;

  /** The paper as it was lodged. */
  Instrument lodged() {
    return new Instrument(instrument, kind, amountFen, validUntil, validFrom, priority, assureCode);
  }

  /** The paper as it counts: with the day from which on it does. */
  Instrument instrument() {
    LocalDate from = validFrom == null ? CustomsReleases.day(lodgedAt) : validFrom;
    return new Instrument(instrument, kind, amountFen, validUntil, from, priority, assureCode);
  }
}
