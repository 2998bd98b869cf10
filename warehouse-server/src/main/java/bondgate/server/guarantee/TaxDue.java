package bondgate.server.guarantee;

import java.time.LocalDate;

/**
 * The retail tax of one document that is held and not paid.
 *
 * @param document number of the sale or the list
 * @param amountFen what is held for it, in fen
 * @param releasedOn day 0, China's; null while customs has not released it
 * @param day number of today; 0 while customs has not released it
 */
public record TaxDue(String document, long amountFen, LocalDate releasedOn, long day, State state) {

  /** Where today stands against the days on which the tax is due. */
  public enum State {
    /** Customs has not released the document: no day counts yet. */
    NOT_RELEASED,
    /** Released, and before the first of the days. */
    NOT_DUE,
    /** On one of the days: pay now. */
    DUE,
    /** After the last of the days: 逾期. */
    OVERDUE
  }
}
