package bondgate.rfid.epc;

import java.math.BigInteger;
import java.util.Locale;

/** Puts bits together from the left. */
final class BitOutput {
  private static final int WORD = 16;

  private BigInteger value = BigInteger.ZERO;
  private int bits;

  BitOutput put(BigInteger number, int width) {
    if (number.signum() < 0 || number.bitLength() > width) {
      throw new IllegalStateException("%s does not fit %d bits".formatted(number, width));
    }
    value = value.shiftLeft(width).or(number);
    bits += width;
    return this;
  }

  BitOutput put(long number, int width) {
    return put(BigInteger.valueOf(number), width);
  }

  /** Upper-case hex, filled with zero bits to whole 16-bit words as in the tag's memory. */
  String toWords() {
    int words = (bits + WORD - 1) / WORD;
    String hex = value.shiftLeft(words * WORD - bits).toString(16).toUpperCase(Locale.ROOT);
    return "0".repeat(words * WORD / 4 - hex.length()) + hex;
  }
}
