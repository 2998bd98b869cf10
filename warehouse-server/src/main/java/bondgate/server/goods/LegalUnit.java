package bondgate.server.goods;

/**
 * 法定单位 — a unit in which the tariff counts an item, and how much of it one declared unit is.
 *
 * @param code customs code of the unit, three digits
 * @param factorE5 so many hundred-thousandths of the legal unit are in one declared unit, from 1 to
 *     10<sup>12</sup>: 75 000 for a bottle of 0.75 litre. Lists state legal quantities with five
 *     decimals (DclQty, LawfQty 13.5), so this is exact
 */
public record LegalUnit(String code, long factorE5) {
  private static final long MOST = 1_000_000_000_000L;

  /** Checks the ranges. */
  public LegalUnit {
    if (code == null || !code.matches("\\d{3}")) {
      throw new IllegalArgumentException(
          "a legal unit is a customs code of three digits; received '" + code + "'");
    }
    if (factorE5 < 1 || factorE5 > MOST) {
      throw new IllegalArgumentException(
          "a factor is from 1 to %d hundred-thousandths; received %d".formatted(MOST, factorE5));
    }
  }

  /** The legal quantity 法定数量 of so many declared units, in hundred-thousandths. */
  public long quantityE5(long declared) {
    return Math.multiplyExact(declared, factorE5);
  }
}
