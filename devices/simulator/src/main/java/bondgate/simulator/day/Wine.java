package bondgate.simulator.day;

/**
 * An item that the demonstration trades. The tax figures are computed from the dutiable price with
 * general rates (display: tariff 14 %, VAT 13 %, consumption tax 10 %) and with the cross-border
 * rate (17.8889 % for the same), half up to the fen.
 *
 * @param item item number 料号
 * @param nameZh Chinese name
 * @param nameEn English name
 * @param origin customs' code of the country 原产国
 * @param unitValueFen dutiable price of a bottle, in fen
 * @param fullTaxFen tax at stake on display, in fen
 * @param cbecTaxFen cross-border e-commerce tax, in fen
 */
record Wine(
    String item,
    String nameZh,
    String nameEn,
    String origin,
    long unitValueFen,
    long fullTaxFen,
    long cbecTaxFen) {
  /** A full bottle of any of them, and by how much one may differ from it. */
  static final long GROSS_GRAMS = 1_250;

  static final long TOLERANCE_GRAMS = 40;

  private static final long PER_TEN_THOUSAND = 10_000;

  /** What the centre sells in this demonstration. */
  static final java.util.List<Wine> CELLAR =
      java.util.List.of(
          of("WINE-001", "波尔多干红葡萄酒 750ml", "Bordeaux red wine 750 ml", "305", 16_800),
          of("WINE-002", "巴罗萨西拉干红 750ml", "Barossa shiraz 750 ml", "601", 23_800),
          of("WINE-003", "马尔堡长相思干白 750ml", "Marlborough sauvignon blanc 750 ml", "609", 12_900));

  private static Wine of(
      String item, String nameZh, String nameEn, String origin, long unitValueFen) {
    // Full rate (t + v + c + t*v) / (1 - c) = (0.14 + 0.13 + 0.10 + 0.0182) / 0.90 = 43.1333 %;
    // cross-border (c + v) / (1 - c) * 0.7 = 17.8889 %.
    return new Wine(
        item,
        nameZh,
        nameEn,
        origin,
        unitValueFen,
        share(unitValueFen, 43_133_333),
        share(unitValueFen, 17_888_889));
  }

  private static long share(long fen, long partsPerHundredMillion) {
    long denominator = PER_TEN_THOUSAND * PER_TEN_THOUSAND;
    return (fen * partsPerHundredMillion + denominator / 2) / denominator;
  }
}
