package bondgate.server.guarantee;

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
import java.time.LocalDate;

/** Row of a tax payment. The database refuses to change it. */
@Entity
@Table(name = "guarantee_tax_payment")
class TaxPaymentRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;
  public String document;

  @Column(name = "tax_bill")
  public String taxBill;

  @Column(name = "tax_fen")
  public long taxFen;

  @Column(name = "held_fen")
  public long heldFen;

  @Column(name = "paid_on")
  public LocalDate paidOn;

  @Enumerated(EnumType.STRING)
  public TaxTiming timing;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  TaxPayments.Payment payment() {
    return new TaxPayments.Payment(document, taxBill, taxFen, paidOn);
  }
}
