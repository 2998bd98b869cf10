package bondgate.server.tax;

import java.util.List;

/**
 * A line with its dutiable price 完税价格.
 *
 * @param number from 1
 * @param goodsFen price times quantity
 * @param freightFen its part of the freight
 * @param insuranceFen its part of the insurance
 * @param steps how it came about
 */
public record DutiableLine(
    int number,
    QuoteLine line,
    long goodsFen,
    long freightFen,
    long insuranceFen,
    List<TaxStep> steps) {
  /** Keeps a copy. */
  public DutiableLine {
    steps = List.copyOf(steps);
  }

  /** Goods, freight and insurance (财关税〔2016〕18号). */
  public long dutiableFen() {
    return Math.addExact(Math.addExact(goodsFen, freightFen), insuranceFen);
  }
}
