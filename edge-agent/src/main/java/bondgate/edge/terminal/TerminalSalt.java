package bondgate.edge.terminal;

import bondgate.edge.outbox.OutboxException;
import bondgate.till.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The secret under which a terminal's numbers of persons are kept in memory and in keys. */
final class TerminalSalt {
  private static final int BYTES = 32;

  private TerminalSalt() {}

  /**
   * The salt in that file; made, for its owner only, if it is not there.
   *
   * @throws OutboxException if it cannot be read or made
   */
  static Octets of(Path file, RandomGenerator random) throws OutboxException {
    try {
      if (!Files.exists(file)) {
        make(file, random);
      }
      byte[] salt = Files.readAllBytes(file);
      if (salt.length != BYTES) {
        throw new IOException("%d bytes; expected %d".formatted(salt.length, BYTES));
      }
      return Octets.of(salt);
    } catch (IOException e) {
      throw new OutboxException(
          "cannot use '%s': %s; give the agent a folder that it may write, or take the file away"
              .formatted(file, e),
          e);
    }
  }

  private static void make(Path file, RandomGenerator random) throws IOException {
    byte[] salt = new byte[BYTES];
    random.nextBytes(salt);
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    try (var channel =
        Files.newByteChannel(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(java.nio.ByteBuffer.wrap(salt));
    }
    Files.move(unfinished, file);
  }
}
