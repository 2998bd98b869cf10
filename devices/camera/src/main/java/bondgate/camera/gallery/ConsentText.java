package bondgate.camera.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The text a person agrees to before a face is kept (单独同意, separate consent): what for, where, how
 * long, how to withdraw, and that there is another way in. A changed text is a new version.
 *
 * @param version rising from 1
 * @param language in which it was shown
 * @param text as shown
 */
public record ConsentText(int version, ConsentLanguage language, String text) {
  private static final int CURRENT = 1;

  /** The text shown now. */
  public static ConsentText current(ConsentLanguage language) {
    String name = "consent-%d.%s.txt".formatted(CURRENT, language.name().toLowerCase(Locale.ROOT));
    try (InputStream in = ConsentText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its consent text " + name);
      }
      return new ConsentText(
          CURRENT, language, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The SHA-256 of the text in UTF-8, 64 lower-case hex digits. */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
