package bondgate.server.guarantee;

/** What became of a tax payment. */
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

  /** More was paid than is held, in fen. */
  record MoreThanHeld(long heldFen, long receivedFen) implements TaxPaidResult {}
}
