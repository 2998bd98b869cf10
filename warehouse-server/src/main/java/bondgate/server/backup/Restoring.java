package bondgate.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;

/** Puts a backup back, into an empty database and beside the keys that belong to it. */
public final class Restoring {
  private static final int BUFFER = 1 << 16;

  private final Path backup;
  private final Manifest manifest;

  private Restoring(Path backup, Manifest manifest) {
    this.backup = backup;
    this.manifest = manifest;
  }

  /**
   * Reads a backup to its last byte.
   *
   * @throws BackupException if it is none, or is not what was written
   */
  public static Restoring of(Path backup) throws BackupException, IOException {
    Restoring restoring = new Restoring(backup, Manifest.read(backup));
    for (Manifest.Table table : restoring.manifest.tables()) {
      restoring.check(table);
    }
    return restoring;
  }

  /** What is in it. */
  public Manifest manifest() {
    return manifest;
  }

  private void check(Manifest.Table table) throws BackupException, IOException {
    Path file = table.file(backup);
    if (!Files.isRegularFile(file)) {
      throw damaged(file, "it is not there");
    }
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), Digests.sha256())) {
      byte[] buffer = new byte[BUFFER];
      while (in.read(buffer) >= 0) {
        // Only its digest is wanted.
      }
      String found = HexFormat.of().formatHex(in.getMessageDigest().digest());
      if (!found.equals(table.sha256())) {
        throw damaged(
            file, "its SHA-256 is %s, the manifest says %s".formatted(found, table.sha256()));
      }
    }
  }

  private static BackupException damaged(Path file, String what) {
    return new BackupException(
        "'%s' is damaged: %s. Nothing was restored; take another backup".formatted(file, what));
  }

  /**
   * Nothing, if that folder has the keys that belong to it.
   *
   * @throws BackupException if not
   */
  public void requireKeys(Path data) throws BackupException, IOException {
    KeyFiles.require(manifest.keys(), data);
  }

  /**
   * Fills a database, in one transaction after its tables were made as they were then; the server's
   * next start brings them to its own version.
   *
   * @throws BackupException if there is anything in that database, or it does not take the backup
   */
  public void into(DataSource database, Beside beside)
      throws BackupException, SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      requireEmpty(connection);
      requireNotNewer(connection);
    }
    makeTables(database);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      StoredTables stored = new StoredTables(connection);
      if (!stored.schema().equals(manifest.schema())) {
        throw new BackupException(
            "the backup is of version %s, this server can make version %s; use the server that made it, or a newer one"
                .formatted(manifest.schema(), stored.schema()));
      }
      requireSameTables(stored.columns());
      for (Manifest.Table table : manifest.tables()) {
        fill(connection, table);
      }
      for (Map.Entry<String, Long> sequence : manifest.sequences().entrySet()) {
        proceed(connection, sequence.getKey(), sequence.getValue());
      }
      beside.write(connection);
      connection.commit();
    }
  }

  /** What is written in the transaction that restores. */
  public interface Beside {
    /** Writes it. */
    void write(Connection connection) throws SQLException;
  }

  /** The same, and nothing beside it. */
  void into(DataSource database) throws BackupException, SQLException, IOException {
    into(database, connection -> {});
  }

  /** What would stay empty is not restored. */
  private void requireSameTables(Map<String, List<String>> there) throws BackupException {
    Set<String> left = new TreeSet<>(there.keySet());
    for (Manifest.Table table : manifest.tables()) {
      if (!table.columns().equals(there.get(table.name()))) {
        throw new BackupException(
            "table %s has other columns in version %s of this server; use the server that made the backup"
                .formatted(table.name(), manifest.schema()));
      }
      left.remove(table.name());
    }
    if (!left.isEmpty()) {
      throw new BackupException(
          ("tables %s are in the database and not in the backup: its manifest is not whole, or the"
                  + " database has tables that are not ours. Nothing was restored")
              .formatted(left));
    }
  }

  /** Tables may be there, as an earlier try leaves them, but no row. */
  private static void requireEmpty(Connection connection) throws SQLException, BackupException {
    for (String table : new StoredTables(connection).columns().keySet()) {
      String sql = "SELECT EXISTS (SELECT FROM %s)".formatted(StoredTables.quoted(table));
      try (PreparedStatement ask = connection.prepareStatement(sql);
          ResultSet row = ask.executeQuery()) {
        row.next();
        if (row.getBoolean(1)) {
          throw new BackupException(
              ("this database is not empty: table %s has rows. A restore never overwrites: give a"
                      + " fresh folder by -Dbondgate.data, or an empty database by"
                      + " -Dbondgate.database.url")
                  .formatted(table));
        }
      }
    }
  }

  /** Tables of a later version cannot be made those of an earlier one. */
  private void requireNotNewer(Connection connection) throws SQLException, BackupException {
    Optional<String> there = new StoredTables(connection).schemaIfAny();
    if (there.isPresent() && isNewer(there.get())) {
      throw new BackupException(
          ("the tables of version %s are in this database already, the backup is of version %s: give a"
                  + " fresh folder by -Dbondgate.data, or an empty database by"
                  + " -Dbondgate.database.url; the server's next start brings the backup to its own"
                  + " version")
              .formatted(there.get(), manifest.schema()));
    }
  }

  private boolean isNewer(String version) {
    return MigrationVersion.fromVersion(version)
        .isNewerThan(MigrationVersion.fromVersion(manifest.schema()));
  }

  private void makeTables(DataSource database) throws BackupException {
    try {
      Flyway.configure(Restoring.class.getClassLoader())
          .dataSource(database)
          .locations("classpath:db/migration")
          .target(manifest.schema())
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new BackupException(
          "the tables of version %s cannot be made: %s; use the server that made the backup, or a newer one"
              .formatted(manifest.schema(), e.getMessage()),
          e);
    }
  }

  private void fill(Connection connection, Manifest.Table table)
      throws SQLException, IOException, BackupException {
    String sql =
        "COPY %s (%s) FROM STDIN"
            .formatted(StoredTables.quoted(table.name()), StoredTables.quoted(table.columns()));
    try (InputStream in = new GZIPInputStream(Files.newInputStream(table.file(backup)), BUFFER)) {
      long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in, BUFFER);
      if (rows != table.rows()) {
        throw new BackupException(
            "table %s took %d rows, the manifest says %d; nothing was restored"
                .formatted(table.name(), rows, table.rows()));
      }
    }
  }

  private static void proceed(Connection connection, String sequence, long last)
      throws SQLException {
    try (PreparedStatement set = connection.prepareStatement("SELECT setval(?::regclass, ?)")) {
      set.setString(1, StoredTables.quoted(sequence));
      set.setLong(2, last);
      set.execute();
    }
  }
}
