package bondgate.server.goods;

/**
 * An item 料号 of the goods master. Figures are for one piece, in fen; the taxes are given with the
 * item.
 *
 * @param code part number 料号
 * @param hsCode ten digits
 * @param unit customs code of the declared unit
 * @param fullTaxFen tariff, VAT and consumption tax at general rates: what a display outside of
 *     bonded control must be covered for
 * @param cbecTaxFen 跨境电商综合税: what a retail release must be covered for
 * @param details specification, origin, legal units and rates
 */
public record Item(
    String code,
    String hsCode,
    String nameZh,
    String nameEn,
    String unit,
    long unitValueFen,
    long fullTaxFen,
    long cbecTaxFen,
    ItemDetails details) {
  /** An item of which nothing beyond its name is stated. */
  public Item(
      String code,
      String hsCode,
      String nameZh,
      String nameEn,
      String unit,
      long unitValueFen,
      long fullTaxFen,
      long cbecTaxFen) {
    this(
        code, hsCode, nameZh, nameEn, unit, unitValueFen, fullTaxFen, cbecTaxFen, ItemDetails.NONE);
  }
}
