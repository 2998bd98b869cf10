package bondgate.server.payment;

import bondgate.server.secret.OwnersFile;
import bondgate.server.secret.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps what providers say about shoppers unreadable at rest, with a key from a file that is made
 * on the first start. Whoever loses the file loses the raw bytes that customs may ask for within
 * three years (公告 2018 年第 179 号).
 */
@ApplicationScoped
class ExchangeSafe {
  private static final int KEY_BYTES = 32;

  private final Sealing sealing;

  @Inject
  ExchangeSafe(
      @ConfigProperty(name = "bondgate.data", defaultValue = ".bondgate") String data,
      RandomGenerator random) {
    try {
      Path file = Path.of(data).resolve("payment.key");
      this.sealing = new Sealing(OwnersFile.readOrMake(file, KEY_BYTES, random), "payment", random);
    } catch (IOException e) {
      throw new UncheckedIOException("the key of the payments' raw bytes: " + e.getMessage(), e);
    }
  }

  /** The text, unreadable; it opens only under the same name. */
  byte[] seal(String name, byte[] text) {
    return sealing.seal(text, name);
  }

  /** What may stand in the clear of something that could be guessed. */
  String digest(String text) {
    return HexFormat.of().formatHex(sealing.digest(RawExchange.utf8(text)));
  }

  /**
   * The text.
   *
   * @throws IllegalStateException if it was sealed with another key, under another name, or changed
   */
  byte[] open(String name, byte[] sealed) {
    return sealing.open(sealed, name);
  }
}
