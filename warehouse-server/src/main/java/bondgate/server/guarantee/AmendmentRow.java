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
import java.util.Optional;
import java.util.OptionalLong;

/** Row of an amendment of an instrument. The database refuses to change it. */
@Entity
@Table(name = "guarantee_amendment")
class AmendmentRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;
  public String instrument;

  @Column(name = "amendment_no")
  public String amendmentNo;

  @Column(name = "stated_amount_fen")
  public Long statedAmountFen;

  @Column(name = "stated_valid_until")
  public LocalDate statedValidUntil;

  @Column(name = "change_fen")
  public long changeFen;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "amended_at")
  public Instant amendedAt;

  Amendment amendment() {
    return new Amendment(
        instrument,
        amendmentNo,
        statedAmountFen == null ? OptionalLong.empty() : OptionalLong.of(statedAmountFen),
        Optional.ofNullable(statedValidUntil));
  }
}
