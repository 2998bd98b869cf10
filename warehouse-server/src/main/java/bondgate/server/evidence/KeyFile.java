package bondgate.server.evidence;

import bondgate.events.SigningKey;
import bondgate.server.secret.OwnersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The file of the server's secret seed, and beside it the public half. Whoever reads the first can
 * sign another history in this server's name; whoever loses it can never again extend this one.
 */
final class KeyFile {
  private final Path secret;
  private final Path publicHalf;

  KeyFile(Path data) {
    this.secret = data.resolve("server.key");
    this.publicHalf = data.resolve("server.pub");
  }

  /**
   * The key of the file; on the first start, a new one.
   *
   * @throws IOException if the files cannot be read or written, others may read the secret, or the
   *     two do not belong together
   */
  SigningKey readOrMake(SecureRandom random) throws IOException {
    SigningKey key = Files.exists(secret) ? read() : make(random);
    String expected = key.verifyKey().base64();
    if (!Files.exists(publicHalf)) {
      OwnersFile.writePublic(publicHalf, expected);
    } else if (!Files.readString(publicHalf).strip().equals(expected)) {
      throw new IOException(
          ("%s is not the public half of %s: expected %s, received '%s'. Put back the key that the"
                  + " agents know; or, if the key was changed on purpose, remove server.pub and give"
                  + " the new one to every agent")
              .formatted(publicHalf, secret, expected, Files.readString(publicHalf).strip()));
    }
    return key;
  }

  private SigningKey read() throws IOException {
    try {
      return SigningKey.ofSeed(Base64.getDecoder().decode(OwnersFile.read(secret)));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s does not hold the 32 bytes of an Ed25519 seed in Base64; put back the right file"
              .formatted(secret),
          e);
    }
  }

  private SigningKey make(SecureRandom random) throws IOException {
    if (Files.exists(publicHalf)) {
      throw new IOException(
          ("%s is gone, but %s is there: a new key would not continue the logs that the old one"
                  + " signed. Put the key back; or remove server.pub to begin with a new one")
              .formatted(secret, publicHalf));
    }
    SigningKey key = SigningKey.generate(random);
    OwnersFile.writeSecret(secret, Base64.getEncoder().encodeToString(key.seed()));
    // A crash here leaves the key without its public half: the next start writes that.
    return key;
  }
}
