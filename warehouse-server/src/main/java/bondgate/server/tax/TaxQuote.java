package bondgate.server.tax;

import java.util.List;

/**
 * What an order owes: an estimate, as customs' tax bill (CEB816) prevails.
 *
 * @param mode by which rule
 * @param limits in force on the order's day
 * @param dutiableFen of the order
 * @param usedAfterFen the buyer's year with this order
 * @param lines each with its steps
 * @param tax the sum of the lines' taxes
 * @param steps of the whole order
 */
public record TaxQuote(
    TaxMode mode,
    LimitRow limits,
    long dutiableFen,
    long usedAfterFen,
    List<LineTax> lines,
    TaxFen tax,
    List<TaxStep> steps) {
  /** Keeps copies. */
  public TaxQuote {
    lines = List.copyOf(lines);
    steps = List.copyOf(steps);
  }
}
