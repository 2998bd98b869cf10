package bondgate.server.secret;

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
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Small text files that are there whole or not at all, and never readable by more than may be. */
public final class OwnersFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.copyOf(PosixFilePermissions.fromString("rw-------"));
  private static final Set<PosixFilePermission> PUBLIC =
      Set.copyOf(PosixFilePermissions.fromString("rw-r--r--"));

  private OwnersFile() {}

  /**
   * What a secret file says, without blanks around it.
   *
   * @throws IOException if it cannot be read, or others than its owner may use it
   */
  public static String read(Path secret) throws IOException {
    Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(secret));
    others.removeAll(OWNER_ONLY);
    if (!others.isEmpty()) {
      throw new IOException(
          "others than its owner may use %s (%s): run chmod 600 on it, and think about who may"
                  .formatted(secret, PosixFilePermissions.toString(others))
              + " have read it");
    }
    return Files.readString(secret).strip();
  }

  /**
   * The bytes of a secret file, in Base64 there; if there is none, new ones, which it holds then.
   *
   * @throws IOException if it cannot be read or written, holds something else, or others may use it
   */
  public static byte[] readOrMake(Path secret, Supplier<byte[]> fresh) throws IOException {
    if (!Files.exists(secret)) {
      writeSecret(secret, Base64.getEncoder().encodeToString(fresh.get()));
    }
    try {
      return Base64.getDecoder().decode(read(secret));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s does not hold Base64; put back the right file".formatted(secret), e);
    }
  }

  /**
   * The same for bytes that are to be random.
   *
   * @throws IOException also if the file holds another number of bytes
   */
  public static byte[] readOrMake(Path secret, int length, RandomGenerator random)
      throws IOException {
    byte[] bytes =
        readOrMake(
            secret,
            () -> {
              byte[] fresh = new byte[length];
              random.nextBytes(fresh);
              return fresh;
            });
    if (bytes.length != length) {
      throw new IOException(
          "%s holds %d bytes, expected %d; put back the right file"
              .formatted(secret, bytes.length, length));
    }
    return bytes;
  }

  /** Writes a file that only its owner may read; its folder is made if it is not there. */
  public static void writeSecret(Path file, String text) throws IOException {
    write(file, text, OWNER_ONLY);
  }

  /** Writes a file that everybody may read. */
  public static void writePublic(Path file, String text) throws IOException {
    write(file, text, PUBLIC);
  }

  private static void write(Path file, String text, Set<PosixFilePermission> permissions)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    FileAttribute<Set<PosixFilePermission>> mode =
        PosixFilePermissions.asFileAttribute(permissions);
    try (FileChannel channel =
        FileChannel.open(
            unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    // A crash here leaves only the unfinished file, which the next start throws away.
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }
}
