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
import java.util.Optional;
import java.util.Set;

/**
 * The agent's Ed25519 key: the secret seed in {@code device.key}, which only its owner may read,
 * and the public half in {@code device.pub} as Base64, for the operator who enrols the device.
 */
public final class AgentKey {
  private static final String NEXT = "device.key.next";

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

  /** The key that is to take the first one's place; empty if none is. */
  static Optional<SigningKey> next(Path folder) throws OutboxException {
    Path file = folder.resolve(NEXT);
    try {
      return Files.exists(file)
          ? Optional.of(SigningKey.ofSeed(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw new OutboxException("cannot read the key '%s': %s".formatted(file, e), e);
    }
  }

  static void writeNext(Path folder, SigningKey key) throws OutboxException {
    try {
      write(folder.resolve(NEXT), key.seed(), "rw-------");
    } catch (IOException e) {
      throw new OutboxException("cannot make a new key in '%s': %s".formatted(folder, e), e);
    }
  }

  static void forgetNext(Path folder) throws OutboxException {
    try {
      Files.deleteIfExists(folder.resolve(NEXT));
    } catch (IOException e) {
      throw new OutboxException("cannot delete '%s' in '%s': %s".formatted(NEXT, folder, e), e);
    }
  }

  /** Puts the next key in the place of the first, whole or not at all. */
  static void promoteNext(Path folder) throws OutboxException {
    Path file = folder.resolve("device.key");
    try {
      SigningKey key = SigningKey.ofSeed(Files.readAllBytes(folder.resolve(NEXT)));
      Files.move(folder.resolve(NEXT), file, StandardCopyOption.ATOMIC_MOVE);
      sync(folder);
      write(
          folder.resolve("device.pub"),
          (key.verifyKey().base64() + "\n").getBytes(StandardCharsets.UTF_8),
          "rw-r--r--");
    } catch (IOException | IllegalArgumentException e) {
      throw new OutboxException("cannot replace the key '%s': %s".formatted(file, e), e);
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
    sync(file.getParent());
  }

  /** The names in a folder are on disk only after this. */
  private static void sync(Path path) throws IOException {
    try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
