package bondgate.server.backup;

import bondgate.server.files.FileTrees;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;

/** Writes one backup. A crash leaves a folder whose name ends in {@code .part}, which is none. */
final class BackupWriting {
  static final String UNFINISHED = ".part";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Connection connection;
  private final Path data;

  /**
   * Of that database and of the keys in that folder.
   *
   * @param connection of its own, not in a transaction
   */
  BackupWriting(Connection connection, Path data) {
    this.connection = connection;
    this.data = data;
  }

  /** The name of a backup of that second. */
  static String name(Instant at) {
    return NAME.format(at);
  }

  /** The second of that name; empty if it is none of ours. */
  static Optional<Instant> moment(Path folder) {
    String name = folder.getFileName().toString();
    String moment =
        name.endsWith(UNFINISHED) ? name.substring(0, name.length() - UNFINISHED.length()) : name;
    try {
      return Optional.of(NAME.parse(moment, Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Writes it below that folder, which is there; nothing there has its name yet. */
  StoredBackup write(Path folder, Instant now) throws IOException, SQLException {
    Instant at = now.truncatedTo(ChronoUnit.SECONDS);
    Path finished = folder.resolve(name(at));
    Path part = folder.resolve(name(at) + UNFINISHED);
    Files.createDirectory(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createDirectory(part.resolve("tables"));
    try {
      Manifest manifest = contents(part, at);
      store(part.resolve(Manifest.FILE), manifest.json());
      sync(part.resolve("tables"));
      sync(part);
      Files.move(part, finished, StandardCopyOption.ATOMIC_MOVE);
      sync(folder);
      return new StoredBackup(finished, manifest);
    } catch (IOException | SQLException | RuntimeException e) {
      FileTrees.deleteAll(part);
      throw e;
    }
  }

  private Manifest contents(Path part, Instant at) throws IOException, SQLException {
    connection.setAutoCommit(false);
    try (Statement begin = connection.createStatement()) {
      // One moment for all tables, however long it takes to read them.
      begin.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      StoredTables stored = new StoredTables(connection);
      Map<String, List<String>> keys = stored.keys();
      List<Manifest.Table> tables = new ArrayList<>();
      for (Map.Entry<String, List<String>> table : stored.columns().entrySet()) {
        String name = table.getKey();
        tables.add(table(part, name, table.getValue(), keys.getOrDefault(name, List.of())));
      }
      // Last: a sequence is never behind the rows that took their numbers from it.
      return new Manifest(
          Manifest.FORMAT,
          at.toString(),
          stored.schema(),
          tables,
          stored.sequences(),
          stored.logs(),
          KeyFiles.fingerprints(data));
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** In the order of its key: where a row is on the disk is no content, and changes. */
  private Manifest.Table table(Path part, String name, List<String> columns, List<String> key)
      throws IOException, SQLException {
    Path file = new Manifest.Table(name, columns, 0, 0, "").file(part);
    String sql =
        "COPY (SELECT %s FROM %s ORDER BY %s) TO STDOUT"
            .formatted(
                StoredTables.quoted(columns),
                StoredTables.quoted(name),
                StoredTables.quoted(key.isEmpty() ? columns : key));
    long rows;
    DigestOutputStream digest =
        new DigestOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), Digests.sha256());
    try (OutputStream out = new GZIPOutputStream(digest, 1 << 16)) {
      rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
    }
    sync(file);
    return new Manifest.Table(
        name,
        columns,
        rows,
        Files.size(file),
        HexFormat.of().formatHex(digest.getMessageDigest().digest()));
  }

  private static void store(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
  }

  /** What was written is on the disk when this returns; of a folder, its list of names. */
  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
