package bondgate.server.sale;

import bondgate.server.tax.TaxFen;

/**
 * What an order comes to, in fen.
 *
 * @param goodsFen the retail prices of its pieces
 * @param dutiableFen 完税价格: what counts for the limits
 * @param tax by kind
 */
public record OrderAmounts(
    long goodsFen, long freightFen, long insuranceFen, long dutiableFen, TaxFen tax) {
  /** The tax of all kinds. */
  public long taxFen() {
    return tax.totalFen();
  }

  /** What the buyer pays. */
  public long totalFen() {
    return Math.addExact(
        Math.addExact(goodsFen, freightFen), Math.addExact(insuranceFen, taxFen()));
  }
}
