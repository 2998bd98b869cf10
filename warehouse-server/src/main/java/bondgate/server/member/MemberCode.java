package bondgate.server.member;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The code that a member shows: {@code BGM1:<member number>:<digits>}, the digits by RFC 6238
 * (TOTP) with HMAC-SHA-256, steps of 30 s from the epoch, and 8 digits.
 *
 * @param memberNo ten digits
 * @param digits eight digits
 */
record MemberCode(String memberNo, String digits) {
  /** RFC 6238, 4.1: the time step X. */
  static final long STEP_SECONDS = 30;

  private static final String VERSION = "BGM1";
  private static final Pattern SHAPE = Pattern.compile(VERSION + ":(\\d{10}):(\\d{8})");
  private static final Pattern NUMBER = Pattern.compile("\\d{10}");
  private static final int MODULUS = 100_000_000;

  /** In which step a moment lies. */
  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  /** When a step is over. */
  static Instant end(long step) {
    return Instant.ofEpochSecond((step + 1) * STEP_SECONDS);
  }

  /** The digits of a step: RFC 4226, 5.3, over the step as eight bytes. */
  static String digits(byte[] secret, long step) {
    byte[] mac = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = mac[mac.length - 1] & 0xF;
    int truncated = ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE;
    return "%08d".formatted(truncated % MODULUS);
  }

  /** A reference that says nothing about secret, number or codes: an HMAC of its own text. */
  static String doorReference(byte[] secret) {
    // Longer than a step's eight bytes, so that it can never be the digits of a code.
    byte[] text = "bondgate door reference 1".getBytes(StandardCharsets.US_ASCII);
    return HexFormat.of().formatHex(hmac(secret, text));
  }

  private static byte[] hmac(byte[] secret, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /**
   * What was scanned or typed; empty if it is no code of ours.
   *
   * @param typed also with blanks, in small letters, or with the wide signs that a scanner leaves
   *     through a Chinese keyboard
   */
  static Optional<MemberCode> read(String typed) {
    Matcher code = SHAPE.matcher(narrow(typed));
    return code.matches()
        ? Optional.of(new MemberCode(code.group(1), code.group(2)))
        : Optional.empty();
  }

  /**
   * The member number in what was scanned or typed: the bare number, or a code, which says it too.
   */
  static Optional<String> number(String typed) {
    String text = narrow(typed);
    return NUMBER.matcher(text).matches()
        ? Optional.of(text)
        : read(typed).map(MemberCode::memberNo);
  }

  private static String narrow(String typed) {
    StringBuilder narrow = new StringBuilder();
    typed
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && c != 0x3000)
        // Full-width forms U+FF01 to U+FF5E are ASCII, shifted.
        .map(c -> c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c)
        .forEach(narrow::appendCodePoint);
    return narrow.toString().toUpperCase(Locale.ROOT);
  }

  /** As it stands in the QR code. */
  String text() {
    return VERSION + ":" + memberNo + ":" + digits;
  }

  /** Shows no digits: whoever reads a log in the same half minute could use them. */
  @Override
  public String toString() {
    return "MemberCode[" + memberNo + "]";
  }
}
