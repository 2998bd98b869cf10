package bondgate.simulator.day;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/** What a player of the day must remember over whatever ends it. */
final class PropertiesFile {
  private final Path file;
  private final String about;

  /**
   * That file, which need not be there yet.
   *
   * @param about its first line
   */
  PropertiesFile(Path file, String about) {
    this.file = file;
    this.about = about;
  }

  /** What it says; nothing if it is not there. */
  Properties load() {
    Properties known = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        known.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    return known;
  }

  /** A crash before the move leaves the old file, after it the new one; never half of one. */
  void store(Properties known) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      try (Writer writer = Files.newBufferedWriter(draft)) {
        known.store(writer, about);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
