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
import java.util.List;
import java.util.Optional;

/** Row of one document of a tax run. The database refuses to change it. */
@Entity
@Table(name = "guarantee_tax_run_line")
class TaxRunLineRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;

  @Column(name = "run_no")
  public String runNo;

  @Column(name = "line_no")
  public int lineNo;

  public String document;

  @Enumerated(EnumType.STRING)
  public TaxRun.Basis basis;

  @Column(name = "tax_no")
  public String taxNo;

  @Column(name = "tax_fen")
  public long taxFen;

  @Column(name = "held_fen")
  public long heldFen;

  @Column(name = "settled_fen")
  public long settledFen;

  static List<TaxRunLineRow> of(String zone, String runNo) {
    return list("zone = ?1 and runNo = ?2 order by lineNo", zone, runNo);
  }

  static TaxRunLineRow of(String zone, String runNo, int lineNo, TaxRun.Line line) {
    TaxRunLineRow row = new TaxRunLineRow();
    row.zone = zone;
    row.runNo = runNo;
    row.lineNo = lineNo;
    row.document = line.document();
    row.basis = line.basis();
    row.taxNo = line.taxNo().orElse(null);
    row.taxFen = line.taxFen();
    row.heldFen = line.heldFen();
    row.settledFen = line.settledFen();
    return row;
  }

  TaxRun.Line line() {
    return new TaxRun.Line(document, basis, Optional.ofNullable(taxNo), taxFen, heldFen);
  }
}
