package bondgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.audit.OwnZone;
import bondgate.server.backup.BackupResult;
import bondgate.server.backup.Backups;
import bondgate.server.backup.StoredBackup;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.embedded.FreshDatabases;
import bondgate.server.stream.SmallDay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The command that puts a backup into somebody else's database. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(OwnZone.class)
class RestoreCommandTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Inject FreshDatabases fresh;
  @Inject Backups backups;
  @Inject SmallDay day;

  @ConfigProperty(name = "bondgate.data")
  Path data;

  @TempDir Path folder;
  private PGSimpleDataSource database;

  @BeforeEach
  void anEmptyDatabase() throws Exception {
    database = fresh.empty();
  }

  @Test
  void intoADatabaseThatIsNamedItPutsAllRows() throws Exception {
    day.beat("restore-command", "edge-restore-command", 2);
    StoredBackup backup = made();

    ByteArrayOutputStream words = new ByteArrayOutputStream();

    // Not as a process: a build's class path has no Flyway for PostgreSQL, the packaged server has.
    new Restore(backup.folder(), new PrintStream(words, true, StandardCharsets.UTF_8))
        .into(data, database);

    assertThat(words.toString(StandardCharsets.UTF_8))
        .contains("restored: %d rows".formatted(backup.manifest().rows()))
        .contains("server.pub", "/operator/agents");
    try (Connection connection = database.getConnection();
        Statement ask = connection.createStatement();
        ResultSet row =
            ask.executeQuery(
                "SELECT count(*), (SELECT count(*) FROM evidence_stop WHERE zone = 'restore-command'"
                    + " AND finding LIKE 'restored from the backup of %')"
                    + " FROM evidence_leaf WHERE zone = 'restore-command'")) {
      row.next();
      assertThat(row.getLong(1)).isPositive();
      assertThat(row.getLong(2)).as("it waits until all were heard").isEqualTo(1);
    }
    ServerChild again = restore(data, backup);
    assertThat(again.exitCode(SOON)).isEqualTo(1);
    assertThat(again.words()).contains("bondgate: this database is not empty");
  }

  @Test
  void whatTheDatabaseRefusesIsToldAsNotRestored() throws Exception {
    database.setPassword("another one");
    ServerChild child = restore(data, made());
    assertThat(child.exitCode(SOON)).isEqualTo(1);
    assertThat(child.words())
        .contains("bondgate: not restored: ", "password authentication failed")
        .doesNotContain("\tat ");
  }

  @Test
  void withoutItsKeysNothingIsBegun() throws Exception {
    ServerChild child = restore(folder.resolve("nothing"), made());
    assertThat(child.exitCode(SOON)).isEqualTo(1);
    assertThat(child.words()).contains("server.key", "mode 600");
    assertThat(folder.resolve("nothing")).doesNotExist();
  }

  private StoredBackup made() {
    BackupResult result = backups.make();
    assertThat(result).isInstanceOf(BackupResult.Made.class);
    return ((BackupResult.Made) result).backup();
  }

  private ServerChild restore(Path keys, StoredBackup backup) throws Exception {
    return ServerChild.of(
        folder,
        "-Dbondgate.data=" + keys.toAbsolutePath(),
        "-Dbondgate.database.url=" + database.getUrl(),
        "-Dbondgate.database.username=" + database.getUser(),
        "-Dbondgate.database.password=" + database.getPassword(),
        BondgateServer.class.getName(),
        "restore",
        backup.folder().toAbsolutePath().toString());
  }
}
