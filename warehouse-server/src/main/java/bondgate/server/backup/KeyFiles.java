package bondgate.server.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The keys of a data folder, by their fingerprints: 32 random bytes and more, which nobody finds
 * from their hash. The key of the sessions is not among them: a new one only signs people out.
 */
final class KeyFiles {
  private static final String SESSIONS = "session.key";

  private KeyFiles() {}

  /** SHA-256 of each, by the file's name. */
  static Map<String, String> fingerprints(Path data) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".key") && !name.equals(SESSIONS) && Files.isRegularFile(file)) {
          found.put(name, fingerprint(file));
        }
      }
    }
    return found;
  }

  /** Blanks around a key are not of it: an editor may have added a line's end. */
  private static String fingerprint(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8).strip();
    return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Nothing, if all keys of a backup lie in that folder.
   *
   * @throws BackupException if one is missing or is another one
   */
  static void require(Map<String, String> keys, Path data) throws BackupException, IOException {
    Map<String, String> there = Files.isDirectory(data) ? fingerprints(data) : Map.of();
    List<String> missing = keys.keySet().stream().filter(key -> !there.containsKey(key)).toList();
    List<String> others =
        keys.entrySet().stream()
            .filter(key -> there.containsKey(key.getKey()))
            .filter(key -> !there.get(key.getKey()).equals(key.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!missing.isEmpty() || !others.isEmpty()) {
      throw new BackupException(
          ("the keys that belong to this backup are not in '%s': missing %s, others than those of the"
                  + " backup %s. Put them there from where you keep them (mode 600), then restore again;"
                  + " without them nothing that is sealed can be read and the log cannot go on")
              .formatted(data, missing, others));
    }
  }
}
