package bondgate.server.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backup holds.
 *
 * @param format of this file and of the folder; this server reads {@link #FORMAT}
 * @param madeAt the moment of it, UTC, as ISO 8601
 * @param schema version of the newest migration in it
 * @param tables in the order in which they can be filled
 * @param sequences the last number that each gave out, by name
 * @param logs how many leaves each zone's evidence log had, and its root hash in hexadecimal
 * @param keys SHA-256 of each key file of the data folder, by its name
 */
public record Manifest(
    int format,
    String madeAt,
    String schema,
    List<Table> tables,
    Map<String, Long> sequences,
    List<Log> logs,
    Map<String, String> keys) {
  static final int FORMAT = 1;
  static final String FILE = "manifest.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  public Manifest {
    tables = List.copyOf(tables);
    sequences = new TreeMap<>(sequences);
    logs = List.copyOf(logs);
    keys = new TreeMap<>(keys);
  }

  /**
   * A table.
   *
   * @param columns in the order of the file
   * @param bytes length of its file
   * @param sha256 of its file, in hexadecimal
   */
  public record Table(String name, List<String> columns, long rows, long bytes, String sha256) {
    public Table {
      columns = List.copyOf(columns);
    }

    /** Its file, below the backup's folder. */
    Path file(Path backup) {
      return backup.resolve("tables").resolve(name + ".copy.gz");
    }
  }

  /** A zone's evidence log as far as it is in the backup. */
  public record Log(String zone, long size, String root) {}

  /** The moment of the backup. */
  public Instant at() {
    return Instant.parse(madeAt);
  }

  /** All rows of all tables. */
  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  /** All bytes of all files. */
  public long bytes() {
    return tables.stream().mapToLong(Table::bytes).sum();
  }

  byte[] json() {
    try {
      String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest cannot be written", e);
    }
  }

  /**
   * That of a backup.
   *
   * @throws BackupException if there is none that this server reads
   */
  static Manifest read(Path backup) throws BackupException {
    Path file = backup.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new BackupException(
          "'%s' is no backup: it has no %s; name the folder of one backup, such as 20261126T083000Z"
              .formatted(backup, FILE));
    }
    try {
      JsonNode tree = JSON.readTree(file.toFile());
      if (tree.path("format").asInt() != FORMAT) {
        throw new BackupException(
            "'%s' says format %s, this server reads format %d; use the server that made it, or a newer one"
                .formatted(file, tree.path("format"), FORMAT));
      }
      return JSON.treeToValue(tree, Manifest.class);
    } catch (IOException e) {
      throw new BackupException(
          "'%s' cannot be read: %s; take another backup".formatted(file, e.getMessage()), e);
    }
  }
}
