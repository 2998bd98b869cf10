package bondgate.camera;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A reference to a person that names nobody: HMAC-SHA-256 of an identifier under the secret salt of
 * the site, of the same form as the till's salted reference.
 *
 * @param hex 64 lower-case hex digits
 */
public record PersonRef(String hex) {
  private static final int SHORTEST_SALT = 16;

  /** Checks the form. */
  public PersonRef {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a person reference is 64 lower-case hex digits; received %d characters"
              .formatted(hex.length()));
    }
  }

  /**
   * The reference of an identifier.
   *
   * @param salt secret, at least 16 bytes
   * @param kind what the identifier is, for instance {@code member}
   * @param identifier for instance the number of a member
   * @throws IllegalArgumentException if the salt is too short
   */
  public static PersonRef of(byte[] salt, String kind, String identifier) {
    if (salt.length < SHORTEST_SALT) {
      throw new IllegalArgumentException(
          "the salt has %d bytes; give at least %d secret ones"
              .formatted(salt.length, SHORTEST_SALT));
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salt, "HmacSHA256"));
      byte[] digest = mac.doFinal((kind + "\n" + identifier).getBytes(StandardCharsets.UTF_8));
      return new PersonRef(HexFormat.of().formatHex(digest));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
