package bondgate.server.goods;

/**
 * General rates of an item, in millionths of the dutiable value: 130 000 is 13 %. Information of
 * the item; what the guarantee holds goes by {@link Item#fullTaxFen} and {@link Item#cbecTaxFen}.
 *
 * @param tariffPpm 关税, from 0 to 10 000 000
 * @param vatPpm 增值税
 * @param consumptionPpm 消费税, the part that goes by value
 */
public record DutyRates(int tariffPpm, int vatPpm, int consumptionPpm) {
  /** No rate is stated. */
  public static final DutyRates NONE = new DutyRates(0, 0, 0);

  private static final int MOST = 10_000_000;

  /** Checks the ranges. */
  public DutyRates {
    check("tariffPpm", tariffPpm);
    check("vatPpm", vatPpm);
    check("consumptionPpm", consumptionPpm);
  }

  private static void check(String what, int rate) {
    if (rate < 0 || rate > MOST) {
      throw new IllegalArgumentException(
          "%s must be from 0 to %d millionths; received %d".formatted(what, MOST, rate));
    }
  }
}
