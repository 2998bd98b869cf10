package bondgate.server.tax;

import java.time.LocalDate;
import java.util.List;

/**
 * The rates of goods from a day on.
 *
 * @param hs the first 2 to 10 digits of their HS codes
 * @param from the first day of orders, in China
 * @param tariffRate 关税, 0.1 for 10 %
 * @param vatRate 增值税
 * @param consumptionRate 消费税比例税率
 * @param specific 消费税定额税率, by measure; empty: none
 * @param thresholds the dutiable price from which on consumption tax is levied at all, by measure;
 *     empty: always
 * @param source the act that it comes from
 */
public record RateRow(
    String hs,
    LocalDate from,
    Ratio tariffRate,
    Ratio vatRate,
    Ratio consumptionRate,
    List<PerMeasure> specific,
    List<PerMeasure> thresholds,
    String source) {
  /** Keeps copies. */
  public RateRow {
    specific = List.copyOf(specific);
    thresholds = List.copyOf(thresholds);
  }
}
