package bondgate.server.guarantee;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A tax payment, as a statement shows it: {@code held = paid + freed}, in fen.
 *
 * @param document number of the sale or the list
 * @param taxBill number of customs' tax bill
 * @param releasedOn day 0
 * @param day number of the day on which it was paid
 * @param leafIndex its leaf in the evidence log
 */
public record TaxPaymentLine(
    String document,
    String taxBill,
    LocalDate releasedOn,
    LocalDate paidOn,
    long day,
    TaxTiming timing,
    long heldFen,
    long paidFen,
    long freedFen,
    long leafIndex,
    Instant recordedAt) {

  static TaxPaymentLine of(TaxPaymentRow row, LocalDate releasedOn) {
    return new TaxPaymentLine(
        row.document,
        row.taxBill,
        releasedOn,
        row.paidOn,
        TaxDays.day(releasedOn, row.paidOn),
        row.timing,
        row.heldFen,
        row.taxFen,
        row.heldFen - row.taxFen,
        row.leafIndex,
        row.recordedAt);
  }
}
