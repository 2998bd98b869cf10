package bondgate.server.access;

import bondgate.server.secret.RandomSecret;
import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** Makes secrets, and what is kept of them. */
final class Secrets {
  /** bcrypt reads no more bytes than these. */
  static final int LONGEST = 72;

  static final int SHORTEST = 12;

  /** 2^10 rounds: some 60 ms of a core. */
  private static final int COST = 10;

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
    return RandomSecret.fresh(random);
  }

  static String hash(Account.Kind kind, String secret) {
    return kind == Account.Kind.PERSON
        ? BcryptUtil.bcryptHash(secret, COST)
        : RandomSecret.sha256(secret);
  }

  static boolean matches(Account.Kind kind, String secret, String hash) {
    return kind == Account.Kind.PERSON
        ? BcryptUtil.matches(secret, hash)
        : MessageDigest.isEqual(bytes(RandomSecret.sha256(secret)), bytes(hash));
  }

  static int length(String secret) {
    return bytes(secret).length;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
