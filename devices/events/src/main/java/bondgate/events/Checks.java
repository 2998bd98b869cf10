package bondgate.events;

import java.util.regex.Pattern;

/** The ranges that the types of this package promise in their Javadoc, checked in one place. */
final class Checks {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern EPC = Pattern.compile("(?:[0-9A-F]{4}){1,31}");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private Checks() {}

  /** A name that is safe as one level of an MQTT topic, a file name and a URL path. */
  static String name(String what, String value) {
    require(
        value != null && NAME.matcher(value).matches(),
        "%s must be 1 to 63 of a-z, 0-9 and '-', and begin with a letter or digit; received '%s'",
        what,
        value);
    return value;
  }

  /** An EPC as upper-case hex: 1 to 31 words of 16 bits, as Gen2's PC word can state. */
  static String epc(String value) {
    require(
        value != null && EPC.matcher(value).matches(),
        "an EPC is 4 to 124 upper-case hex digits in whole 16-bit words; received '%s'",
        value);
    return value;
  }

  static String sha256Hex(String what, String value) {
    require(
        value != null && SHA_256.matcher(value).matches(),
        "%s must be 64 lower-case hex digits; received '%s'",
        what,
        value);
    return value;
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
