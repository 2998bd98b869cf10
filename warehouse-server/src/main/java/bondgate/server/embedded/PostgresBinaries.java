package bondgate.server.embedded;

import bondgate.server.files.FileTrees;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the archive on the class path into a folder of their own.
 *
 * @param home the folder with {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {
  private static final String ARCHIVE = "postgres-linux-x86_64.txz";

  /** Names the folder, so that another version is unpacked beside this one. */
  private static final String VERSION = "18.6.0";

  /**
   * A folder in which the programs are unpacked once for many data folders, such as those of a test
   * run: unpacking takes some seconds. Without it, each data folder has its own.
   */
  private static final String UNPACKED = System.getenv("BONDGATE_POSTGRES_PROGRAMS");

  /**
   * The programs below that folder; unpacked if they are not there yet.
   *
   * @throws EmbeddedServiceException if this machine is not the one they were built for
   */
  static PostgresBinaries in(Path folder) throws EmbeddedServiceException, IOException {
    String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (!machine.equals("Linux amd64")) {
      throw new EmbeddedServiceException(
          "the embedded PostgreSQL runs on Linux amd64; this is %s; set bondgate.database.url to a PostgreSQL 15 or newer"
              .formatted(machine));
    }
    Path home = folder.resolve("programs-" + VERSION);
    if (!Files.isDirectory(home)) {
      Path side = folder.resolve("programs.new");
      FileTrees.deleteAll(side);
      if (UNPACKED == null) {
        unpack(side);
      } else {
        linkAll(unpackedIn(Path.of(UNPACKED)), side);
      }
      // A crash here leaves only the side folder, which the next start deletes.
      Files.move(side, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(home);
  }

  private static Path unpackedIn(Path folder) throws IOException {
    Path unpacked = folder.resolve("programs-" + VERSION);
    if (!Files.isDirectory(unpacked)) {
      Path side = Files.createTempDirectory(Files.createDirectories(folder), "new");
      unpack(side.resolve("programs"));
      try {
        Files.move(side.resolve("programs"), unpacked, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        if (!Files.isDirectory(unpacked)) {
          throw e;
        }
        // Another process was first; its folder is as good.
      }
      FileTrees.deleteAll(side);
    }
    return unpacked;
  }

  /** The same files under other names; copies, where a link cannot reach. */
  private static void linkAll(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectory(to.resolve(from.relativize(inner)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path name = to.resolve(from.relativize(file));
            try {
              Files.createLink(name, file);
            } catch (IOException | UnsupportedOperationException e) {
              Files.copy(file, name, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  private static void unpack(Path target) throws IOException {
    InputStream archive = PostgresBinaries.class.getResourceAsStream("/" + ARCHIVE);
    if (archive == null) {
      throw new IllegalStateException(ARCHIVE + " is not on the class path");
    }
    Files.createDirectory(target);
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("%s has an entry outside: %s".formatted(ARCHIVE, entry.getName()));
        }
        if (!entry.getName().endsWith(".a")) {
          unpack(tar, entry, path);
        }
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, path);
      if ((entry.getMode() & 0100) != 0) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }
}
