package bondgate.server.guarantee;

import java.util.List;

/**
 * The guarantee over some days: each instrument's entries, each hold's fate, and what does not
 * agree with the ledger, which is nothing.
 *
 * @param lines the entries of the days, by instrument, oldest first
 * @param holds every part of a hold that stood on one of the days, by instrument, oldest first
 * @param differences one sentence for each instrument whose holds do not make up its account
 */
public record GuaranteeStatement(
    List<StatementLine> lines, List<HoldLine> holds, List<String> differences) {
  /** Takes copies. */
  public GuaranteeStatement {
    lines = List.copyOf(lines);
    holds = List.copyOf(holds);
    differences = List.copyOf(differences);
  }
}
