package bondgate.server.payment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A file with a secret that only its owner may read. */
final class SecretFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.copyOf(PosixFilePermissions.fromString("rw-------"));

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
    if (!Files.exists(file)) {
      byte[] secret = new byte[length];
      random.nextBytes(secret);
      write(Base64.getEncoder().encodeToString(secret));
      return secret;
    }
    byte[] secret;
    try {
      secret = Base64.getDecoder().decode(read());
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is not Base64; put back the right file".formatted(file), e);
    }
    if (secret.length != length) {
      throw new IOException(
          "%s holds %d bytes, expected %d; put back the right file"
              .formatted(file, secret.length, length));
    }
    return secret;
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
    Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
    others.addAll(Files.getPosixFilePermissions(file));
    others.removeAll(
        Set.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE));
    if (!others.isEmpty()) {
      throw new IOException(
          "others than its owner may use %s (%s): run chmod 600 on it"
              .formatted(file, PosixFilePermissions.toString(others)));
    }
    return Files.readString(file).strip();
  }

  /** The file is there whole or not at all, and is never readable by more than it may be. */
  void write(String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    // A crash here leaves only the unfinished file, which the next start throws away.
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
