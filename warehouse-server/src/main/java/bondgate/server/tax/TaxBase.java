package bondgate.server.tax;

/**
 * What the tax of one line is computed from.
 *
 * @param dutiableFen 完税价格: retail price, freight and insurance (财关税〔2016〕18号), in fen, from 0
 * @param tariffRate 关税税率, 0.1 for 10 %, from 0
 * @param vatRate 增值税税率, from 0
 * @param consumptionRate 消费税比例税率, from 0 and below 1
 * @param specificFen 消费税从量税额, the statutory amount for the whole line in fen, from 0
 */
public record TaxBase(
    Ratio dutiableFen, Ratio tariffRate, Ratio vatRate, Ratio consumptionRate, Ratio specificFen) {
  /** Checks the ranges. */
  public TaxBase {
    fromZero("dutiableFen", dutiableFen);
    fromZero("tariffRate", tariffRate);
    fromZero("vatRate", vatRate);
    fromZero("consumptionRate", consumptionRate);
    fromZero("specificFen", specificFen);
    if (consumptionRate.isAtLeast(Ratio.ONE)) {
      throw new IllegalArgumentException(
          "consumptionRate must be below 1; received " + consumptionRate);
    }
  }

  private static void fromZero(String what, Ratio value) {
    if (value.compareTo(Ratio.ZERO) < 0) {
      throw new IllegalArgumentException("%s must be from 0; received %s".formatted(what, value));
    }
  }
}
