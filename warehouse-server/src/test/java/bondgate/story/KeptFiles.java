package bondgate.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * What an operator keeps elsewhere than the data folder: the keys, and what agents know the server
 * and its broker by.
 */
final class KeptFiles {
  private KeptFiles() {}

  /** Puts those of one data folder into another. */
  static void put(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(KeptFiles::isKept).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static boolean isKept(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".key") || name.equals("server.pub") || name.equals("broker.properties");
  }
}
