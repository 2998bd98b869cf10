package bondgate.simulator.day;

import java.math.BigInteger;
import java.util.Locale;

/**
 * One tagged bottle.
 *
 * @param epc SGTIN-96 as 24 upper-case hex digits
 * @param item the item number 料号 that it is an instance of
 */
public record Bottle(String epc, String item) {
  private static final int HEADER_SGTIN_96 = 0x30;
  private static final int FILTER_POINT_OF_SALE = 1;
  private static final int PARTITION_SEVEN_DIGIT_COMPANY = 5;

  /** A made-up company prefix of seven digits in China's GS1 range. */
  private static final long COMPANY = 6_909_999;

  /**
   * The bottle with that serial number of that item.
   *
   * @param item the item number
   * @param itemReference 0 to 999999
   * @param serial 0 to 2^38 - 1
   */
  static Bottle of(String item, int itemReference, long serial) {
    // GS1 Tag Data Standard, SGTIN-96: header 8, filter 3, partition 3, company prefix 24,
    // indicator and item reference 20, serial 38 bits.
    BigInteger bits =
        BigInteger.valueOf(HEADER_SGTIN_96)
            .shiftLeft(3)
            .or(BigInteger.valueOf(FILTER_POINT_OF_SALE))
            .shiftLeft(3)
            .or(BigInteger.valueOf(PARTITION_SEVEN_DIGIT_COMPANY))
            .shiftLeft(24)
            .or(BigInteger.valueOf(COMPANY))
            .shiftLeft(20)
            .or(BigInteger.valueOf(itemReference))
            .shiftLeft(38)
            .or(BigInteger.valueOf(serial));
    return new Bottle(
        "%24s".formatted(bits.toString(16)).replace(' ', '0').toUpperCase(Locale.ROOT), item);
  }
}
