package bondgate.rfid.epc;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A serial number of a "+" scheme: three bits that name the coding, five bits of length, then the
 * characters (TDS 2.3, section 14.5.6).
 *
 * @param coding how the characters stand in the bits
 * @param text the characters
 */
public record CodedText(Coding coding, String text) {
  private static final String BASE_64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /** How characters stand in the bits. */
  public enum Coding {
    /** Decimal digits as one number. */
    INTEGER(0, "[0-9]*", 0),
    /** Hex digits in lower case. */
    HEX_LOWER(1, "[0-9a-f]*", 4),
    /** Hex digits in upper case. */
    HEX_UPPER(2, "[0-9A-F]*", 4),
    /** The URL-safe alphabet of base 64. */
    BASE_64_URL(3, "[0-9A-Za-z_-]*", 6),
    /** Seven-bit ASCII. */
    ASCII_7(4, "[\\x21-\\x7A]*", 7);

    private final int number;
    private final String characters;
    private final int width;

    Coding(int number, String characters, int width) {
      this.number = number;
      this.characters = characters;
      this.width = width;
    }

    static Coding of(int number) throws EpcFaultException {
      for (Coding coding : values()) {
        if (coding.number == number) {
          return coding;
        }
      }
      throw new EpcFaultException(
          number == 5 ? EpcFault.Kind.NOT_IMPLEMENTED : EpcFault.Kind.SYNTAX,
          "text coding " + number,
          "coding 0 to 4 (5, URN Code 40, is not read here)");
    }
  }

  /** Checks that the coding can write the text. */
  public CodedText {
    if (text.length() > 31 || !text.matches(coding.characters)) {
      throw new IllegalArgumentException(
          "expected at most 31 characters for %s; received '%s'".formatted(coding, text));
    }
  }

  /** A text in the coding with the fewest bits; digits with a leading zero are kept as hex. */
  public static CodedText shortest(String text) {
    if (SerialText.isNumber(text)) {
      return new CodedText(Coding.INTEGER, text);
    }
    for (Coding coding : Coding.values()) {
      if (coding != Coding.INTEGER && text.matches(coding.characters)) {
        return new CodedText(coding, text);
      }
    }
    throw new IllegalArgumentException("not of GS1's set of 82: '" + text + "'");
  }

  static CodedText take(BitInput in) throws EpcFaultException {
    Coding coding = Coding.of(in.takeInt(3));
    int length = in.takeInt(5);
    if (coding == Coding.INTEGER) {
      return new CodedText(coding, digits(in, length));
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(character(coding, in.takeInt(coding.width)));
    }
    String text = out.toString();
    if (!text.matches(coding.characters) || !SerialText.isAllowed(text)) {
      throw new EpcFaultException(
          EpcFault.Kind.CHARACTER, SerialText.escapeForPath(text), "characters of GS1's set of 82");
    }
    return new CodedText(coding, text);
  }

  private static String digits(BitInput in, int length) throws EpcFaultException {
    String number = in.takeBig(bitsOf(length)).toString();
    String text = length == 0 ? "" : "0".repeat(Math.max(0, length - number.length())) + number;
    if (text.length() != length) {
      throw new EpcFaultException(EpcFault.Kind.DIGITS, text, length + " digits");
    }
    return text;
  }

  /** Bits for every number of so many digits. */
  private static int bitsOf(int digits) {
    return BigInteger.TEN.pow(digits).subtract(BigInteger.ONE).bitLength();
  }

  private static char character(Coding coding, int value) {
    return switch (coding) {
      case INTEGER, HEX_LOWER -> Character.forDigit(value, 16);
      case HEX_UPPER -> Character.toUpperCase(Character.forDigit(value, 16));
      case BASE_64_URL -> BASE_64.charAt(value);
      case ASCII_7 -> (char) value;
    };
  }

  void put(BitOutput out) {
    out.put(coding.number, 3).put(text.length(), 5);
    switch (coding) {
      case INTEGER -> out.put(new BigInteger(text.isEmpty() ? "0" : text), bitsOf(text.length()));
      case HEX_LOWER, HEX_UPPER ->
          text.toLowerCase(Locale.ROOT).chars().forEach(c -> out.put(Character.digit(c, 16), 4));
      case BASE_64_URL -> text.chars().forEach(c -> out.put(BASE_64.indexOf(c), 6));
      case ASCII_7 -> {
        for (byte c : text.getBytes(StandardCharsets.US_ASCII)) {
          out.put(c, 7);
        }
      }
    }
  }
}
