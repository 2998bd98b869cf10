package bondgate.server.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what is personal before it is kept: AES-256-GCM with a fresh nonce of 12 bytes in front.
 * The digests that stand beside in the clear are HMAC-SHA256 with a key of their own: of a message
 * that can be guessed but for an identity number or an address, a plain SHA-256 would let whoever
 * reads the tables try all of them.
 */
public final class Sealing {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec sealKey;
  private final SecretKeySpec digestKey;
  private final RandomGenerator random;

  /**
   * Seals with keys that are made of that one.
   *
   * @param secret 32 bytes
   * @param purpose what they are for: of one secret, each purpose has keys of its own
   */
  public Sealing(byte[] secret, String purpose, RandomGenerator random) {
    String name = "bondgate " + purpose;
    this.sealKey = new SecretKeySpec(derived(secret, name + " seal"), "AES");
    this.digestKey = new SecretKeySpec(derived(secret, name + " digest"), "HmacSHA256");
    this.random = random;
  }

  private static byte[] derived(byte[] secret, String purpose) {
    return hmac(
        new SecretKeySpec(secret, "HmacSHA256"), purpose.getBytes(StandardCharsets.US_ASCII));
  }

  /** Sealed bytes that only {@link #open} with the same {@code place} opens. */
  public byte[] seal(byte[] content, String place) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(content);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  /**
   * The content.
   *
   * @throws IllegalStateException if it was changed, moved to another place, or sealed by another
   *     key
   */
  public byte[] open(byte[] sealed, String place) {
    try {
      byte[] nonce = Arrays.copyOf(sealed, NONCE);
      return cipher(Cipher.DECRYPT_MODE, nonce, place)
          .doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          ("what is kept at '%s' does not open: it was changed, or it was sealed with another key;"
                  + " put back the key's file")
              .formatted(place),
          e);
    }
  }

  /** Sealed text. */
  public byte[] sealText(String text, String place) {
    return seal(text.getBytes(StandardCharsets.UTF_8), place);
  }

  /** Text that was sealed so. */
  public String openText(byte[] sealed, String place) {
    return new String(open(sealed, place), StandardCharsets.UTF_8);
  }

  /** The digest that may stand in the clear. */
  public byte[] digest(byte[] content) {
    return hmac(digestKey, content);
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, sealKey, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] hmac(SecretKeySpec key, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
