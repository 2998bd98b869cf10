package bondgate.server.bondedlist;

/**
 * The goods of a line.
 *
 * @param part 商品料号 gdsMtno, at most 32 characters
 * @param hsCode ten digits
 * @param model 规格型号
 * @param unit 申报计量单位, three digits, as the others
 * @param legalUnit 法定计量单位
 * @param secondUnit 法定第二计量单位, or empty
 * @param country 原产国
 * @param currency 币制
 */
public record ListGoods(
    String part,
    String hsCode,
    String name,
    String model,
    String unit,
    String legalUnit,
    String secondUnit,
    String country,
    String currency) {

  /**
   * What lines must have in common to be one line of a gathered list: 料号, code, units, country and
   * currency. Names and models may differ by a word; the first one stands.
   */
  record Key(
      String part,
      String hsCode,
      String unit,
      String legalUnit,
      String secondUnit,
      String country,
      String currency) {}

  Key key() {
    return new Key(part, hsCode, unit, legalUnit, secondUnit, country, currency);
  }
}
