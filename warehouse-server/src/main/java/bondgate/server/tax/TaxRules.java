package bondgate.server.tax;

import java.util.Map;

/**
 * What is a setting because sources differ.
 *
 * @param rounding of each tax of each line
 * @param remainderTo the line that takes what is left of freight and insurance
 * @param bondedByTradeMode the modes of trade that are known, and whether goods by them come out of
 *     a bonded warehouse
 */
public record TaxRules(
    TaxRounding rounding, RemainderTo remainderTo, Map<String, Boolean> bondedByTradeMode) {
  /** As the sources say where they agree: half-up, the largest line, 1210 and 9610. */
  public static final TaxRules DEFAULT =
      new TaxRules(TaxRounding.HALF_UP, RemainderTo.LARGEST, Map.of("1210", true, "9610", false));

  /** Keeps a copy. */
  public TaxRules {
    bondedByTradeMode = Map.copyOf(bondedByTradeMode);
  }
}
