package bondgate.server.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals what names a person before it is stored: AES-256-GCM (NIST SP 800-38D) with a key in the
 * file {@code personal.key} of the data folder, outside the database. Who has a copy of the
 * database alone reads nobody's name; who loses the file loses what was sealed.
 */
@ApplicationScoped
public class PersonalSeal {
  private static final String FILE = "personal.key";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec sealing;
  private final SecretKeySpec naming;
  private final RandomGenerator random;

  /**
   * Reads the key, on the first start makes one.
   *
   * @throws IOException if the file cannot be used
   */
  @Inject
  public PersonalSeal(
      @ConfigProperty(name = "bondgate.data", defaultValue = ".bondgate") Path data,
      RandomGenerator random)
      throws IOException {
    byte[] key = readOrMake(data.resolve(FILE), random);
    this.random = random;
    this.sealing = new SecretKeySpec(derived(key, "seal"), "AES");
    this.naming = new SecretKeySpec(derived(key, "name"), "HmacSHA256");
  }

  /**
   * Seals bytes for one place.
   *
   * @param place where they are kept, such as table and row: sealed bytes that were moved to
   *     another do not open there
   */
  public byte[] seal(String place, byte[] open) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(open);
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /**
   * Opens what was sealed for that place.
   *
   * @throws IllegalStateException if it was not, or was changed, or with another key
   */
  public byte[] open(String place, byte[] sealed) {
    if (sealed.length < NONCE_BYTES) {
      throw new IllegalStateException("%s holds nothing that was sealed".formatted(place));
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, place)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "%s does not open: it was changed, or sealed with another %s".formatted(place, FILE), e);
    }
  }

  /**
   * The reference by which a person is known without being named: equal for equal text, and nobody
   * without the key can make or guess it. HMAC-SHA256, 43 characters of Base64url.
   *
   * @param kind what the text is, so that a number of one kind is not that of another
   */
  public String reference(String kind, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(naming);
      mac.update(kind.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** One file, two uses: neither key says anything of the other. */
  private static byte[] derived(byte[] key, String use) throws IOException {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(("bondgate personal data, " + use).getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IOException("every JDK has HMAC-SHA256", e);
    }
  }

  private static byte[] readOrMake(Path file, RandomGenerator random) throws IOException {
    if (!Files.exists(file)) {
      byte[] fresh = new byte[KEY_BYTES];
      random.nextBytes(fresh);
      OwnersFile.writeSecret(file, Base64.getEncoder().encodeToString(fresh));
    }
    try {
      byte[] key = Base64.getDecoder().decode(OwnersFile.read(file));
      if (key.length == KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Said below, with what is expected.
    }
    throw new IOException(
        "%s does not hold 32 bytes in Base64; put back the right file".formatted(file));
  }
}
