package bondgate.server.guarantee;

import java.time.LocalDate;

/**
 * What became of a tax run. Where several refusals would apply, the first in the order of this file
 * is given; of the documents, the first in the run's order.
 */
public sealed interface TaxRunResult {
  /** The holds of all its documents are used up or free; both in fen. */
  record Settled(long settledFen, long freedFen) implements TaxRunResult {}

  /** The same run was settled before, by that leaf. */
  record SettledBefore(long leafIndex) implements TaxRunResult {}

  /** Another run has this number. */
  record IsOtherwise(String runNo, long earlierFen, LocalDate earlierPaidOn, long leafIndex)
      implements TaxRunResult {}

  /** It says that it was paid on a day that has not come. */
  record PaidLater(LocalDate paidOn, LocalDate today) implements TaxRunResult {}

  /**
   * One of its documents is not as it was prepared: nothing of the run took effect.
   *
   * @param line the document as it was prepared
   * @param others how many further documents are not, either
   */
  record Differs(TaxRun.Line line, Why why, int others) implements TaxRunResult {}

  /** What is not as it was prepared. */
  sealed interface Why {
    /** Its tax was paid before, by that bill or run. */
    record Paid(String taxBill, long leafIndex) implements Why {}

    /** Nothing is held for it: it was returned, or it is unknown. */
    record NothingHeld() implements Why {}

    /** Customs has not released it. */
    record NotReleased() implements Why {}

    /** It was released after the day on which the run was paid. */
    record ReleasedLater(LocalDate releasedOn) implements Why {}

    /** Another amount is held for it: part of it was returned. */
    record HeldOtherwise(long heldFen) implements Why {}
  }
}
