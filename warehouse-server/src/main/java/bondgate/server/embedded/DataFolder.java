package bondgate.server.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder with everything the embedded services keep, held by one server at a time. The
 * operating system drops the lock with the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes that folder, which is made if it is not there.
   *
   * @throws EmbeddedServiceException if another server holds it, or it cannot be written
   */
  public static DataFolder open(Path path) throws EmbeddedServiceException {
    try {
      Files.createDirectories(path);
      Path folder = path.toRealPath();
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locks(channel)) {
        channel.close();
        throw new EmbeddedServiceException(
            "the data folder '%s' is held by another running server; stop that one, or set bondgate.data to another folder"
                .formatted(folder));
      }
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw new EmbeddedServiceException(
          "cannot use '%s' as the data folder: %s; set bondgate.data to a folder that this user may write"
              .formatted(path, e),
          e);
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** The folder, without symbolic links. */
  public Path path() {
    return folder;
  }

  /** A folder within, which only its owner may enter; made if it is not there. */
  Path privateFolder(String name) throws IOException {
    Path inner = folder.resolve(name);
    if (!Files.isDirectory(inner)) {
      Files.createDirectory(
          inner,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return inner;
  }

  /**
   * Writes a file that only its owner may read, whole or not at all: a crash leaves the earlier
   * file or none, beside a forgotten {@code .new} that the next write replaces.
   */
  static void writePrivately(Path file, String text) throws IOException {
    Path side = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(side);
    Files.createFile(
        side, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(side, text, StandardOpenOption.SYNC);
    Files.move(side, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Lets the folder go. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("the lock of '%s' does not close".formatted(folder), e);
    }
  }
}
