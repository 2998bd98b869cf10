package bondgate.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.audit.OwnZone;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.embedded.FreshDatabases;
import bondgate.server.stream.SmallDay;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Backups of other versions of the tables than those that are there. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(OwnZone.class)
class RestoringTest {
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final String OLDER = "41";

  @Inject AgroalDataSource database;
  @Inject SmallDay day;
  @Inject FreshDatabases fresh;

  @ConfigProperty(name = "bondgate.data")
  Path data;

  @TempDir Path folder;

  @Test
  void aBackupOfAnEarlierVersionIsPutBackAndBroughtForward() throws Exception {
    Path backup = olderBackup();
    PGSimpleDataSource other = fresh.empty();

    Restoring.of(backup).into(other);

    assertThat(schema(other)).isEqualTo(OLDER);
    assertThat(Manifest.read(backup(other, "again")).tables())
        .isEqualTo(Manifest.read(backup).tables());
    migrate(other, "latest");
    assertThat(schema(other)).isEqualTo(schema(database));
    assertThat(text(other, "SELECT name_en FROM goods_item WHERE code = 'OLD-1'")).isEqualTo("old");
  }

  @Test
  void ontoTablesOfALaterVersionItIsRefusedInTheirOwnWords() throws Exception {
    Path backup = olderBackup();
    PGSimpleDataSource later = fresh.empty();
    migrate(later, "latest");

    assertThatThrownBy(() -> Restoring.of(backup).into(later))
        .isInstanceOf(BackupException.class)
        .hasMessageContainingAll(
            "the tables of version " + schema(database), "of version " + OLDER, "empty database")
        .hasMessageNotContaining("this server can make");
  }

  @Test
  void aTableThatTheManifestLacksIsNotLeftEmpty() throws Exception {
    day.beat("restoring-lacks", "edge-restoring", 1);
    Path backup = backup(database, "lacks");
    ObjectMapper json = new ObjectMapper();
    Path file = backup.resolve(Manifest.FILE);
    ObjectNode manifest = (ObjectNode) json.readTree(file.toFile());
    ArrayNode tables = (ArrayNode) manifest.get("tables");
    for (int i = tables.size() - 1; i >= 0; i--) {
      if (tables.get(i).get("name").asText().equals("access_event")) {
        tables.remove(i);
      }
    }
    json.writeValue(file.toFile(), manifest);
    PGSimpleDataSource other = fresh.empty();

    assertThatThrownBy(() -> Restoring.of(backup).into(other))
        .isInstanceOf(BackupException.class)
        .hasMessageContainingAll("[access_event]", "not in the backup", "Nothing was restored");

    assertThat(text(other, "SELECT count(*) FROM evidence_leaf")).isEqualTo("0");
  }

  /** With a row in it. */
  private Path olderBackup() throws Exception {
    PGSimpleDataSource older = fresh.empty();
    migrate(older, OLDER);
    try (Connection connection = older.getConnection();
        Statement write = connection.createStatement()) {
      write.execute(
          "INSERT INTO goods_item(zone, code, hs_code, name_zh, name_en, unit, unit_value_fen,"
              + " full_tax_fen, cbec_tax_fen, leaf_index, registered_at)"
              + " VALUES ('z', 'OLD-1', '2204210000', '旧', 'old', '142', 1, 0, 0, 0, now())");
    }
    return backup(older, "older");
  }

  private static void migrate(DataSource tables, String version) {
    Flyway.configure()
        .dataSource(tables)
        .locations("classpath:db/migration")
        .target(version)
        .load()
        .migrate();
  }

  private Path backup(DataSource from, String name) throws SQLException, IOException {
    try (Connection connection = from.getConnection()) {
      Path own = Files.createDirectories(folder.resolve(name));
      return new BackupWriting(connection, data).write(own, NOW).folder();
    }
  }

  private static String schema(DataSource of) throws SQLException {
    try (Connection connection = of.getConnection()) {
      return new StoredTables(connection).schema();
    }
  }

  private static String text(DataSource from, String sql) throws SQLException {
    try (Connection connection = from.getConnection();
        Statement read = connection.createStatement();
        ResultSet row = read.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
