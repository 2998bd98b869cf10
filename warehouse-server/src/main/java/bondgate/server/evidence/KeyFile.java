package bondgate.server.evidence;

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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * The file of the server's secret seed, and beside it the public half. Whoever reads the first can
 * sign another history in this server's name; whoever loses it can never again extend this one.
 */
final class KeyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.copyOf(PosixFilePermissions.fromString("rw-------"));
  private static final Set<PosixFilePermission> PUBLIC =
      Set.copyOf(PosixFilePermissions.fromString("rw-r--r--"));

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
      writeDurably(publicHalf, expected, PUBLIC);
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
    Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(secret));
    others.removeAll(OWNER_ONLY);
    if (!others.isEmpty()) {
      throw new IOException(
          "others than its owner may use %s (%s): run chmod 600 on it, and think about who may"
                  .formatted(secret, PosixFilePermissions.toString(others))
              + " have read it");
    }
    try {
      return SigningKey.ofSeed(Base64.getDecoder().decode(Files.readString(secret).strip()));
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
    Files.createDirectories(secret.toAbsolutePath().getParent());
    writeDurably(secret, Base64.getEncoder().encodeToString(key.seed()), OWNER_ONLY);
    // A crash here leaves the key without its public half: the next start writes that.
    return key;
  }

  /** The file is there whole or not at all, and is never readable by more than it may be. */
  private static void writeDurably(Path file, String text, Set<PosixFilePermission> permissions)
      throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    FileAttribute<Set<PosixFilePermission>> mode =
        PosixFilePermissions.asFileAttribute(permissions);
    try (FileChannel channel =
        FileChannel.open(
            unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    // A crash here leaves only the unfinished file, which the next start throws away.
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }
}
