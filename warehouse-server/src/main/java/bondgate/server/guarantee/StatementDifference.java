package bondgate.server.guarantee;

/**
 * Where the slice's rows and the ledger do not say the same, in fen.
 *
 * @param where the instrument, or for {@link Kind#TAX_PAID} the document
 * @param byRowsFen what the instruments, holds or payments say
 * @param byLedgerFen what the ledger's entries say
 */
public record StatementDifference(Kind what, String where, long byRowsFen, long byLedgerFen) {

  /** What is compared. */
  public enum Kind {
    /** What the instrument says, and what its account was filled with, at the end. */
    LODGED,
    /** What its holds stand for, and what its account has reserved, at the end. */
    HELD,
    /** What its holds were used up with in these days, and what its account gave. */
    SETTLED,
    /** What was paid for the document in these days, and what its holds were used up with. */
    TAX_PAID
  }
}
