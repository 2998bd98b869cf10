package bondgate.server.stream;

import java.time.LocalDate;

/**
 * 汇缴 — the retail tax of a sale or a list is paid.
 *
 * @param document number of the sale or the list
 * @param taxBill number of customs' tax bill
 * @param taxFen what was paid, in fen, from 1
 * @param paidOn the day in China
 */
public record RecordTaxPaid(
    String id, String actor, String document, String taxBill, long taxFen, LocalDate paidOn)
    implements ZoneAct {
  /** Checks the ranges. */
  public RecordTaxPaid {
    ActChecks.act(id, actor);
    ActChecks.number("document", document);
    ActChecks.number("taxBill", taxBill);
    ActChecks.fen("taxFen", taxFen, 1);
    ActChecks.present("paidOn", paidOn);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.recordTaxPaid(this);
  }
}
