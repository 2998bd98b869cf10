package bondgate.server.ledger;

/**
 * The four sums of an account, each from 0, in the account's unit. Pending sums are reserved: they
 * count against the limit, and are not there yet for the other side.
 */
public record Balance(
    long debitsPending, long debitsPosted, long creditsPending, long creditsPosted) {
  /** No transfer yet. */
  public static final Balance ZERO = new Balance(0, 0, 0, 0);

  /** Checks the ranges. */
  public Balance {
    if (debitsPending < 0 || debitsPosted < 0 || creditsPending < 0 || creditsPosted < 0) {
      throw new IllegalArgumentException(
          "no sum is below 0; received %d, %d, %d, %d"
              .formatted(debitsPending, debitsPosted, creditsPending, creditsPosted));
    }
  }

  /** Credits less debits, both posted: what is there. */
  public long net() {
    return creditsPosted - debitsPosted;
  }

  /** What may still be debited of an account whose debits must not exceed its credits. */
  public long available() {
    return creditsPosted - debitsPosted - debitsPending;
  }

  Balance plus(
      long moreDebitsPending,
      long moreDebitsPosted,
      long moreCreditsPending,
      long moreCreditsPosted) {
    return new Balance(
        Math.addExact(debitsPending, moreDebitsPending),
        Math.addExact(debitsPosted, moreDebitsPosted),
        Math.addExact(creditsPending, moreCreditsPending),
        Math.addExact(creditsPosted, moreCreditsPosted));
  }
}
