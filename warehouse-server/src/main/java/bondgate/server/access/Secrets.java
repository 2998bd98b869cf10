package bondgate.server.access;

import bondgate.server.secret.RandomSecret;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes secrets, and what is kept of them. */
@Singleton
final class Secrets {
  private static final Logger LOG = Logger.getLogger(Secrets.class);

  /** bcrypt reads no more bytes than these. */
  static final int LONGEST = 72;

  static final int SHORTEST = 12;

  /** With fewer rounds a stolen hash is guessed too soon. */
  private static final int LEAST_IN_EARNEST = 10;

  private static final int LEAST = 4;
  private static final int MOST = 16;

  private static final int ONE_TIME_GROUPS = 4;
  private static final int GROUP = 4;

  /** No letter or digit that looks like another one: this is typed from a sheet of paper. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private final SecureRandom random = new SecureRandom();
  private final int cost;

  /**
   * With that cost for passwords that are kept from now on; others say their own.
   *
   * @param cost of bcrypt: 2^cost rounds, 4 to 16
   * @throws IllegalArgumentException if it is out of that range
   */
  @Inject
  Secrets(@ConfigProperty(name = "bondgate.access.password-cost") int cost) {
    if (cost < LEAST || cost > MOST) {
      throw new IllegalArgumentException(
          "bondgate.access.password-cost is '%d', expected %d to %d; 10 is usual"
              .formatted(cost, LEAST, MOST));
    }
    if (cost < LEAST_IN_EARNEST) {
      LOG.warnf(
          "passwords are kept with 2^%d rounds (bondgate.access.password-cost): for tests only",
          cost);
    }
    this.cost = cost;
  }

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

  String hash(Account.Kind kind, String secret) {
    return kind == Account.Kind.PERSON
        ? BcryptUtil.bcryptHash(secret, cost)
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
