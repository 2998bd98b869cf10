package bondgate.rfid.epc;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Characters of serial numbers: which are allowed, and how URIs write them. */
final class SerialText {
  /** GS1 General Specifications, figure 7.11-1: AI encodable character set 82. */
  private static final Pattern SET_82 = Pattern.compile("[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]*");

  /** TDS 2.3, table 6-1 (pure identity and tag URIs). */
  private static final String ESCAPED_IN_URN = "\"%&/<>?";

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*");

  private SerialText() {}

  static boolean isAllowed(String text) {
    return SET_82.matcher(text).matches();
  }

  static boolean isDigits(String text) {
    return DIGITS.matcher(text).matches();
  }

  /** Digits without a leading zero. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  static String escapeForUrn(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      append(out, c, ESCAPED_IN_URN.indexOf(c) >= 0);
    }
    return out.toString();
  }

  /** Everything that RFC 3986 does not call unreserved is escaped, which no reader can mistake. */
  static String escapeForPath(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      append(out, c, !(Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0));
    }
    return out.toString();
  }

  private static void append(StringBuilder out, char c, boolean escaped) {
    if (escaped) {
      out.append('%').append("%02X".formatted((int) c));
    } else {
      out.append(c);
    }
  }

  static String unescape(String text) throws EpcFaultException {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        out.append(c);
        continue;
      }
      int high = i + 1 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        throw new EpcFaultException(
            EpcFault.Kind.SYNTAX, text, "two hex digits after each percent sign");
      }
      out.append((char) (high * 16 + low));
      i += 2;
    }
    return out.toString();
  }

  /** Seven bits a character, ended by the first zero character; all after it must be zero. */
  static String take(BitInput in, int bits, int longest) throws EpcFaultException {
    StringBuilder out = new StringBuilder();
    int used = 0;
    while (used + 7 <= bits && out.length() < longest) {
      int c = in.takeInt(7);
      used += 7;
      if (c == 0) {
        break;
      }
      out.append((char) c);
    }
    in.takeZeros(bits - used, "the bits after the serial number");
    String text = out.toString();
    if (!isAllowed(text)) {
      throw new EpcFaultException(
          EpcFault.Kind.CHARACTER, escapeForPath(text), "characters of GS1's set of 82");
    }
    return text;
  }

  static void put(BitOutput out, String text, int bits) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    for (byte c : ascii) {
      out.put(c, 7);
    }
    out.put(0, bits - 7 * ascii.length);
  }
}
