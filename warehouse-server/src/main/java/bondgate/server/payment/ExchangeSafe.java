package bondgate.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps what providers say about shoppers unreadable at rest: AES-256-GCM, with a key from a file
 * that is made on the first start. Whoever loses the file loses the raw bytes that customs may ask
 * for within three years (公告 2018 年第 179 号).
 */
@ApplicationScoped
class ExchangeSafe {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final RandomGenerator random;

  @Inject
  ExchangeSafe(
      @ConfigProperty(name = "bondgate.data", defaultValue = ".bondgate") String data,
      RandomGenerator random) {
    this.random = random;
    try {
      byte[] secret =
          new SecretFile(Path.of(data).resolve("payment.key")).readOrMake(KEY_BYTES, random);
      this.key = new SecretKeySpec(secret, "AES");
    } catch (IOException e) {
      throw new UncheckedIOException("the key of the payments' raw bytes: " + e.getMessage(), e);
    }
  }

  /** The text, unreadable; it opens only under the same name. */
  byte[] seal(String name, byte[] text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, name, nonce, text);
    return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
  }

  /**
   * The text.
   *
   * @throws IllegalStateException if it was sealed with another key, under another name, or changed
   */
  byte[] open(String name, byte[] sealed) {
    return crypt(
        Cipher.DECRYPT_MODE,
        name,
        Arrays.copyOf(sealed, NONCE_BYTES),
        Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
  }

  private byte[] crypt(int mode, String name, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(RawExchange.utf8(name));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the raw bytes of '%s' do not open with payment.key: was the file changed?"
              .formatted(name),
          e);
    }
  }
}
