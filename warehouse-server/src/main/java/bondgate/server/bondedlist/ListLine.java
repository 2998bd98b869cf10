package bondgate.server.bondedlist;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A line of a bonded list 商品. Its number is its place, from 1.
 *
 * @param goods what it is
 * @param recordSeq 备案序号 putrecSeqno, from 1; 0: not known, not stated
 * @param quantity 申报数量, of {@code goods.unit()}
 * @param legal 法定数量
 * @param second 第二法定数量, where the goods have a second unit
 * @param totalFen 申报总价, in fen
 */
public record ListLine(
    ListGoods goods,
    long recordSeq,
    BigDecimal quantity,
    BigDecimal legal,
    Optional<BigDecimal> second,
    long totalFen) {
  private static final int PRICE_DECIMALS = 4;

  /** 申报单价 in yuan: of a line that was gathered, the mean. */
  BigDecimal unitPrice() {
    return BigDecimal.valueOf(totalFen, 2).divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP);
  }
}
