package bondgate.server.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that only grows, by a record in a line of JSON each. A line that a crash left half never
 * took effect, and spoils no other. Lines are not synced: they survive the process, not the
 * machine.
 *
 * @param <T> the record
 */
public final class JsonLines<T> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Class<T> type;

  /**
   * Those in that file, which need not be there yet; its folder is made.
   *
   * @throws UncheckedIOException if the folder cannot be made
   */
  public JsonLines(Path file, Class<T> type) {
    this.file = file;
    this.type = type;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("there can be no folder for '%s'".formatted(file), e);
    }
  }

  /** All records in their order. */
  public List<T> all() {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<T> found = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (!line.isBlank()) {
          take(line, found);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("'%s' cannot be read".formatted(file), e);
    }
    return found;
  }

  private void take(String line, List<T> found) {
    try {
      found.add(JSON.readValue(line, type));
    } catch (JsonProcessingException e) {
      // Half a line: what it began to say never took effect.
      return;
    }
  }

  /** Adds one at the end. */
  public void add(T next) {
    try {
      // A line break first: it ends a line that a crash left half.
      Files.writeString(
          file,
          "\n" + JSON.writeValueAsString(next),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("'%s' cannot be written".formatted(file), e);
    }
  }
}
