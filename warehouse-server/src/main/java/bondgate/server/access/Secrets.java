package bondgate.server.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes secrets, and what is kept of them. */
final class Secrets {
  /** bcrypt reads no more bytes than these. */
  static final int LONGEST = 72;

  static final int SHORTEST = 12;

  /** 2^10 rounds: some 60 ms of a core. */
  private static final int COST = 10;

  private static final int PROGRAM_BYTES = 32;
  private static final int ONE_TIME_GROUPS = 4;
  private static final int GROUP = 4;

  /** No letter or digit that looks like another one: this is typed from a sheet of paper. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private final SecureRandom random = new SecureRandom();

  /** Four groups of four: 79 random bits. */
  String oneTime() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ONE_TIME_GROUPS * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        text.append('-');
      }
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /** 256 random bits. */
  String forProgram() {
    byte[] bytes = new byte[PROGRAM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String hash(Account.Kind kind, String secret) {
    return kind == Account.Kind.PERSON ? BcryptUtil.bcryptHash(secret, COST) : sha256(secret);
  }

  static boolean matches(Account.Kind kind, String secret, String hash) {
    return kind == Account.Kind.PERSON
        ? BcryptUtil.matches(secret, hash)
        : MessageDigest.isEqual(bytes(sha256(secret)), bytes(hash));
  }

  static int length(String secret) {
    return bytes(secret).length;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
