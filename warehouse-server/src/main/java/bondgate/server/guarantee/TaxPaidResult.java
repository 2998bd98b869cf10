package bondgate.server.guarantee;

import java.time.LocalDate;

/**
 * What became of a tax payment. Where several refusals would apply, the first in the order of this
 * file is given.
 */
public sealed interface TaxPaidResult {
  /** What was held is used up with that amount, the rest is free; both in fen. */
  record Paid(long settledFen, long releasedFen, TaxTiming timing) implements TaxPaidResult {}

  /** The same payment was recorded before, by that leaf. */
  record PaidBefore(long leafIndex) implements TaxPaidResult {}

  /** Another payment was recorded for the document. */
  record IsOtherwise(TaxPayments.Payment earlier, TaxPayments.Payment received)
      implements TaxPaidResult {}

  /** Nothing is held for the document: it is unknown, was returned, or bears no tax. */
  record NothingHeld(String document) implements TaxPaidResult {}

  /** It says that it was paid on a day that has not come. */
  record PaidLater(LocalDate paidOn, LocalDate today) implements TaxPaidResult {}

  /** Customs has not released the document: there is no tax bill for it. */
  record NotReleased(String document) implements TaxPaidResult {}

  /** It says that it was paid before customs released the document. */
  record PaidBeforeRelease(LocalDate paidOn, LocalDate releasedOn) implements TaxPaidResult {}

  /** More was paid than is held, in fen. */
  record MoreThanHeld(long heldFen, long receivedFen) implements TaxPaidResult {}
}
