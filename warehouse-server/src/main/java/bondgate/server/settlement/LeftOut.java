package bondgate.server.settlement;

import java.time.LocalDate;

/**
 * A list that is due by its day, and not proposed.
 *
 * @param day number of today, the release being day 0
 * @param overdue whether the last day is over
 */
public record LeftOut(
    String document, LocalDate releasedOn, long day, boolean overdue, long heldFen, Why why) {

  /** Why it is not proposed. */
  public enum Why {
    /** Customs made the bill void 作废, and no other: nothing is due. */
    VOID,
    /** Customs stated the bill again, otherwise or after it was void, and nobody has decided. */
    BILL_DISPUTED,
    /** What customs said of the bill last cannot be read: it has to be sent again. */
    BILL_UNREADABLE,
    /** Customs granted a return that was not taken back here yet. */
    RETURN_GRANTED,
    /** Part of it came back after customs had made the bill: another one must come. */
    BILL_BEFORE_RETURN,
    /** No bill came, and no figure was stated. It can be taken with a reason. */
    NOT_ASSESSED
  }

  /** Whether it can be taken all the same. */
  public boolean mayBeTaken() {
    return why == Why.NOT_ASSESSED;
  }
}
