package bondgate.edge.outbox;

import bondgate.events.SigningKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/**
 * The agent's Ed25519 key: the secret seed in {@code device.key}, which only its owner may read,
 * and the public half in {@code device.pub} as Base64, for the operator who enrols the device.
 */
public final class AgentKey {
  private AgentKey() {}

  /**
   * The key in that folder; makes it on the first start.
   *
   * @throws OutboxException if the file cannot be read or made, or is no seed
   */
  public static SigningKey openOrCreate(Path folder, SecureRandom random) throws OutboxException {
    Path file = folder.resolve("device.key");
    try {
      if (!Files.exists(file)) {
        write(file, SigningKey.generate(random).seed(), "rw-------");
        // A crash here leaves a key without its public half, which is written below at each start.
      }
      byte[] seed = Files.readAllBytes(file);
      if (seed.length != SigningKey.SEED_LENGTH_BYTES) {
        throw new OutboxException(
            "'%s' has %d bytes; expected the %d of an Ed25519 seed; put the right file back, or let"
                    .formatted(file, seed.length, SigningKey.SEED_LENGTH_BYTES)
                + " an operator enrol this device anew");
      }
      SigningKey key = SigningKey.ofSeed(seed);
      String publicHalf = key.verifyKey().base64() + "\n";
      Path pub = folder.resolve("device.pub");
      if (!Files.exists(pub) || !Files.readString(pub).equals(publicHalf)) {
        write(pub, publicHalf.getBytes(StandardCharsets.UTF_8), "rw-r--r--");
      }
      return key;
    } catch (IOException e) {
      throw new OutboxException(
          "cannot read or make the key '%s': %s; check the folder's owner".formatted(file, e), e);
    }
  }

  /** Whole or not at all: a side file, on disk, then renamed. */
  private static void write(Path file, byte[] bytes, String permissions) throws IOException {
    Path side = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(side);
    FileAttribute<?> mode =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    try (FileChannel channel =
        FileChannel.open(
            side, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    // A crash here leaves a side file, which the next start deletes.
    Files.move(side, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true); // the name itself is on disk only after this
    }
  }
}
