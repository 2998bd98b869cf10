package bondgate.server.tax;

import java.util.List;

/** What became of the question for a quote. */
public sealed interface QuoteResult {

  /** It can be bought, and this is its tax. */
  record Quoted(TaxQuote quote) implements QuoteResult {}

  /**
   * It cannot be bought so.
   *
   * @param refusals all that speak against it, the first line's first, at least one
   * @param lines with their dutiable prices, which do not hang on rates
   * @param steps of the whole order as far as they go: with the limits, if there are some
   */
  record Refused(List<TaxRefusal> refusals, List<DutiableLine> lines, List<TaxStep> steps)
      implements QuoteResult {
    /** Keeps copies. */
    public Refused {
      refusals = List.copyOf(refusals);
      lines = List.copyOf(lines);
      steps = List.copyOf(steps);
    }
  }
}
