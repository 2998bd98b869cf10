package bondgate.server.tax;

/**
 * The three taxes in whole fen, as the tax bill (CEB816) has them.
 *
 * @param tariffFen 关税 customsTax
 * @param consumptionFen 消费税 consumptionTax
 * @param vatFen 增值税 valueAddedTax
 */
public record TaxFen(long tariffFen, long consumptionFen, long vatFen) {
  /** No tax. */
  public static final TaxFen NONE = new TaxFen(0, 0, 0);

  /** All three. */
  public long totalFen() {
    return Math.addExact(Math.addExact(tariffFen, consumptionFen), vatFen);
  }

  TaxFen plus(TaxFen other) {
    return new TaxFen(
        Math.addExact(tariffFen, other.tariffFen),
        Math.addExact(consumptionFen, other.consumptionFen),
        Math.addExact(vatFen, other.vatFen));
  }
}
