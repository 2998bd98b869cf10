package bondgate.server.guarantee;

import java.util.List;

/**
 * The guarantee over some days: each instrument at their end, each instrument's entries, each
 * hold's fate, each tax payment, and what does not agree with the ledger, which is nothing.
 *
 * @param instruments the instruments at the end of the days, in the order of their lodging
 * @param amendments the amendments of the days, oldest first
 * @param lines the entries of the days, by instrument, oldest first
 * @param holds every part of a hold that stood on one of the days, by instrument, oldest first
 * @param payments the tax payments of the days, oldest first
 * @param differences each figure of the rows that is not the ledger's
 */
public record GuaranteeStatement(
    List<InstrumentLine> instruments,
    List<AmendmentLine> amendments,
    List<StatementLine> lines,
    List<HoldLine> holds,
    List<TaxPaymentLine> payments,
    List<StatementDifference> differences) {
  /** Takes copies. */
  public GuaranteeStatement {
    instruments = List.copyOf(instruments);
    amendments = List.copyOf(amendments);
    lines = List.copyOf(lines);
    holds = List.copyOf(holds);
    payments = List.copyOf(payments);
    differences = List.copyOf(differences);
  }
}
