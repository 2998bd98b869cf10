package bondgate.till;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A reference to a person that names nobody: HMAC-SHA-256 of an identifier under a secret salt. The
 * same person has the same reference wherever the salt is the same; without the salt it cannot be
 * searched for, though an identity number has few values.
 *
 * @param hex 64 lower-case hex digits
 */
public record SaltedReference(String hex) {
  private static final int SHORTEST_SALT = 16;

  /** Checks the form. */
  public SaltedReference {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a salted reference is 64 lower-case hex digits; received "
              + hex.length()
              + " characters");
    }
  }

  /**
   * The reference of an identifier.
   *
   * @param salt secret of the site, at least 16 bytes
   * @param kind what the identifier is, so that a card number never equals a person number
   * @throws IllegalArgumentException if the salt is too short
   */
  public static SaltedReference of(Octets salt, String kind, String identifier) {
    if (salt.size() < SHORTEST_SALT) {
      throw new IllegalArgumentException(
          "the salt has %d bytes; give at least %d secret ones"
              .formatted(salt.size(), SHORTEST_SALT));
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salt.toArray(), "HmacSHA256"));
      byte[] digest = mac.doFinal((kind + "\n" + identifier).getBytes(StandardCharsets.UTF_8));
      return new SaltedReference(HexFormat.of().formatHex(digest));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
