package bondgate.rfid;

import java.util.HexFormat;

/**
 * The EPC of a tag: 1 to 31 words of 16 bits, the lengths that Gen2's PC word can state.
 *
 * @param hex 4 to 124 upper-case hex digits, a multiple of four
 */
public record Epc(String hex) implements Comparable<Epc> {
  private static final int MOST_DIGITS = 124;
  private static final HexFormat UPPER = HexFormat.of().withUpperCase();

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not hex of whole 16-bit words
   */
  public Epc {
    if (hex == null || !isWords(hex)) {
      throw new IllegalArgumentException(
          "an EPC is 4 to 124 upper-case hex digits in whole 16-bit words; received '%s'"
              .formatted(hex));
    }
  }

  // By hand: a pattern costs more than all else that is done with a read.
  private static boolean isWords(String hex) {
    boolean right = !hex.isEmpty() && hex.length() <= MOST_DIGITS && hex.length() % 4 == 0;
    for (int i = 0; right && i < hex.length(); i++) {
      char digit = hex.charAt(i);
      right = (digit >= '0' && digit <= '9') || (digit >= 'A' && digit <= 'F');
    }
    return right;
  }

  /** The EPC in these bytes, most significant first. */
  public static Epc of(byte[] bytes) {
    return new Epc(UPPER.formatHex(bytes));
  }

  /** Its bytes, most significant first. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** How many 16-bit words it has, 1 to 31. */
  public int words() {
    return hex.length() / 4;
  }

  @Override
  public int compareTo(Epc other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
