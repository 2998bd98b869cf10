package bondgate.server.customs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Numbers of messages and documents, always the same for the same sale: a message that is built
 * again after a crash is the same message.
 */
final class MessageIds {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private MessageIds() {}

  /** 报文编号 — 36 capital letters and digits in the form of a UUID. */
  static String guid(String zone, String saleNo, String what) {
    String hex =
        HexFormat.of().formatHex(digest(zone, saleNo, what), 0, 16).toUpperCase(Locale.ROOT);
    return "%s-%s-%s-%s-%s"
        .formatted(
            hex.substring(0, 8),
            hex.substring(8, 12),
            hex.substring(12, 16),
            hex.substring(16, 20),
            hex.substring(20));
  }

  /** 企业内部编号 copNo — 20 characters. */
  static String copNo(String zone, String saleNo, String what) {
    byte[] digest = digest(zone, saleNo, "cop " + what);
    StringBuilder text = new StringBuilder("BG");
    for (int i = 0; i < 18; i++) {
      text.append(LETTERS.charAt(digest[i] & 31));
    }
    return text.toString();
  }

  private static byte[] digest(String zone, String saleNo, String what) {
    String text = "%d %s %d %s %s".formatted(zone.length(), zone, saleNo.length(), saleNo, what);
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
