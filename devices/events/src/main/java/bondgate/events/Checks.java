package bondgate.events;

/** The ranges that the types of this package promise in their Javadoc, checked in one place. */
final class Checks {
  private static final int LONGEST_NAME = 63;
  private static final int DIGITS_PER_WORD = 4;
  private static final int MOST_WORDS = 31;
  private static final int SHA_256_DIGITS = 64;

  private Checks() {}

  /** A name that is safe as one level of an MQTT topic, a file name and a URL path. */
  static String name(String what, String value) {
    require(
        value != null && isName(value),
        "%s must be 1 to 63 of a-z, 0-9 and '-', and begin with a letter or digit; received '%s'",
        what,
        value);
    return value;
  }

  /** An EPC as upper-case hex: 1 to 31 words of 16 bits, as Gen2's PC word can state. */
  static String epc(String value) {
    require(
        value != null && isEpc(value),
        "an EPC is 4 to 124 upper-case hex digits in whole 16-bit words; received '%s'",
        value);
    return value;
  }

  /** A TID as upper-case hex: 2 to 31 words of 16 bits, from word 0 on. */
  static String tid(String value) {
    require(
        value != null && isEpc(value) && value.length() >= 2 * DIGITS_PER_WORD,
        "a TID is 8 to 124 upper-case hex digits in whole 16-bit words; received '%s'",
        value);
    return value;
  }

  static String sha256Hex(String what, String value) {
    require(
        value != null && value.length() == SHA_256_DIGITS && isDigits(value, 'a'),
        "%s must be 64 lower-case hex digits; received '%s'",
        what,
        value);
    return value;
  }

  /** The salted reference of a person, or none. */
  static String person(String value) {
    require(
        value != null
            && (value.isEmpty() || (value.length() == SHA_256_DIGITS && isDigits(value, 'a'))),
        "a person is 64 lower-case hex digits, or empty; received %d characters",
        value == null ? 0 : value.length());
    return value;
  }

  // By hand: each record is looked at several times on its way, and there are thousands a second.
  private static boolean isName(String value) {
    int length = value.length();
    if (length == 0 || length > LONGEST_NAME || value.charAt(0) == '-') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isEpc(String value) {
    int words = value.length() / DIGITS_PER_WORD;
    return words >= 1
        && words <= MOST_WORDS
        && value.length() == words * DIGITS_PER_WORD
        && isDigits(value, 'A');
  }

  /** Whether there are only hex digits, the letters from that one on. */
  private static boolean isDigits(String value, char ten) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < '0' || c > '9') && (c < ten || c > ten + 5)) {
        return false;
      }
    }
    return true;
  }

  static <T> T present(String what, T value) {
    require(value != null, "%s is missing", what);
    return value;
  }

  static long atLeast(String what, long value, long least) {
    require(value >= least, "%s must be at least %d; received %d", what, least, value);
    return value;
  }

  static int within(String what, int value, int least, int most) {
    require(
        value >= least && value <= most,
        "%s must be from %d to %d; received %d",
        what,
        least,
        most,
        value);
    return value;
  }

  static void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }
}
