package bondgate.server.payment;

import bondgate.server.secret.OwnersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** A file with a secret that only its owner may read. */
final class SecretFile {
  private final Path file;

  SecretFile(Path file) {
    this.file = file;
  }

  /**
   * The random bytes of the file, in Base64 there; on the first start, new ones.
   *
   * @throws IOException if it cannot be read or written, holds something else, or others may use it
   */
  byte[] readOrMake(int length, RandomGenerator random) throws IOException {
    return OwnersFile.readOrMake(file, length, random);
  }

  boolean exists() {
    return Files.exists(file);
  }

  /**
   * The text without white space around it.
   *
   * @throws IOException if it cannot be read, or others than its owner may use it
   */
  String read() throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("cannot read the file '%s'".formatted(file));
    }
    return OwnersFile.read(file);
  }

  /** The file is there whole or not at all, and is never readable by more than it may be. */
  void write(String text) throws IOException {
    OwnersFile.writeSecret(file, text);
  }
}
