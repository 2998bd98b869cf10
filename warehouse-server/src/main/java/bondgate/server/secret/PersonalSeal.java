package bondgate.server.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals what names a person before it is stored, with a key in the file {@code personal.key} of the
 * data folder, outside the database. Who has a copy of the database alone reads nobody's name; who
 * loses the file loses what was sealed.
 */
@ApplicationScoped
public class PersonalSeal {
  private static final String FILE = "personal.key";
  private static final int KEY_BYTES = 32;

  private final Sealing sealing;

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
    byte[] key = OwnersFile.readOrMake(data.resolve(FILE), KEY_BYTES, random);
    this.sealing = new Sealing(key, "personal", random);
  }

  /**
   * Seals bytes for one place.
   *
   * @param place where they are kept, such as table and row: sealed bytes that were moved to
   *     another do not open there
   */
  public byte[] seal(String place, byte[] open) {
    return sealing.seal(open, place);
  }

  /**
   * Opens what was sealed for that place.
   *
   * @throws IllegalStateException if it was not, or was changed, or with another key
   */
  public byte[] open(String place, byte[] sealed) {
    return sealing.open(sealed, place);
  }

  /**
   * The reference by which a person is known without being named: equal for equal text, and nobody
   * without the key can make or guess it. HMAC-SHA256, 43 characters of Base64url.
   *
   * @param kind what the text is, so that a number of one kind is not that of another
   */
  public String reference(String kind, String text) {
    byte[] named = (kind + '\0' + text).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealing.digest(named));
  }
}
