package bondgate.server.guarantee;

import bondgate.server.ledger.Voucher;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Row of a tax run that was settled. The database refuses to change it. */
@Entity
@Table(name = "guarantee_tax_run")
class TaxRunRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;

  @Column(name = "run_no")
  public String runNo;

  @Column(name = "paid_on")
  public LocalDate paidOn;

  public int documents;

  @Column(name = "total_fen")
  public long totalFen;

  @Column(name = "settled_fen")
  public long settledFen;

  @Column(name = "freed_fen")
  public long freedFen;

  public String reason;
  public String actor;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  static Optional<TaxRunRow> of(String zone, String runNo) {
    return TaxRunRow.<TaxRunRow>find("zone = ?1 and runNo = ?2", zone, runNo).firstResultOptional();
  }

  static TaxRunRow of(String zone, TaxRun run, Voucher voucher) {
    TaxRunRow row = new TaxRunRow();
    row.zone = zone;
    row.runNo = run.runNo();
    row.paidOn = run.paidOn();
    row.documents = run.lines().size();
    row.totalFen = run.totalFen();
    row.settledFen = run.settledFen();
    row.freedFen = run.freedFen();
    row.reason = run.reason().orElse(null);
    row.actor = voucher.by();
    row.leafIndex = voucher.evidence();
    row.recordedAt = voucher.recordedAt();
    return row;
  }

  TaxRun run(List<TaxRunLineRow> lines) {
    return new TaxRun(
        runNo,
        paidOn,
        lines.stream().map(TaxRunLineRow::line).toList(),
        totalFen,
        Optional.ofNullable(reason));
  }
}
