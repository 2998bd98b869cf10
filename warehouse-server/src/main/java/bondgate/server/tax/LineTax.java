package bondgate.server.tax;

import java.util.List;

/**
 * The tax of one line.
 *
 * @param priced the line with its dutiable price
 * @param listed what the positive list says of it
 * @param rate by which it is taxed
 * @param tax in whole fen
 * @param steps of the whole line, from its value to its tax
 */
public record LineTax(
    DutiableLine priced, ListedGoods listed, RateRow rate, TaxFen tax, List<TaxStep> steps) {
  /** Keeps a copy. */
  public LineTax {
    steps = List.copyOf(steps);
  }
}
