package bondgate.server.guarantee;

import java.time.LocalDate;

/**
 * A paper that customs takes as a guarantee.
 *
 * @param number the instrument's own number
 * @param kind CASH_DEPOSIT 保证金, LETTER_OF_GUARANTEE 保函 or INSURANCE 关税保证保险
 * @param amountFen what it covers, in fen
 * @param validUntil last day on which it counts
 * @param validFrom first day on which it counts; null where it is lodged without one: the day on
 *     which it is lodged
 * @param priority from 1 to 99, the lower is drawn on first
 * @param assureCode 担保企业代码, code of the enterprise that it is lodged for; empty if not stated
 */
public record Instrument(
    String number,
    String kind,
    long amountFen,
    LocalDate validUntil,
    LocalDate validFrom,
    int priority,
    String assureCode) {
  /** The priority where none is stated. */
  public static final int USUAL_PRIORITY = 50;

  /** One that counts from the day on which it is lodged, of the usual priority. */
  public Instrument(String number, String kind, long amountFen, LocalDate validUntil) {
    this(number, kind, amountFen, validUntil, null, USUAL_PRIORITY, "");
  }
}
