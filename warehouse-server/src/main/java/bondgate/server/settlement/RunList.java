package bondgate.server.settlement;

import bondgate.server.customs.SaleTaxes;
import bondgate.server.guarantee.TaxRun.Basis;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One sale or list of a run.
 *
 * @param releasedOn day 0
 * @param bill customs' bill, if that is where the tax comes from
 * @param taxFen what is due, in fen
 * @param heldFen our estimate: what is held for it, in fen
 */
public record RunList(
    String document,
    LocalDate releasedOn,
    Basis basis,
    Optional<Bill> bill,
    long taxFen,
    long heldFen) {

  /** 电子税单: its number, and the three taxes in fen. */
  public record Bill(String taxNo, long tariffFen, long vatFen, long consumptionFen) {
    static Bill of(SaleTaxes.Bill bill) {
      return new Bill(bill.taxNo(), bill.tariffFen(), bill.vatFen(), bill.consumptionFen());
    }

    /** All three, in fen. */
    public long totalFen() {
      return Math.addExact(Math.addExact(tariffFen, vatFen), consumptionFen);
    }
  }

  /** Customs' figure less our estimate. */
  public long differenceFen() {
    return taxFen - heldFen;
  }
}
