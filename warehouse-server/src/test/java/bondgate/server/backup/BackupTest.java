package bondgate.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.audit.OwnZone;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.embedded.FreshDatabases;
import bondgate.server.files.FileTrees;
import bondgate.server.stream.SmallDay;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What is in a backup comes back, whole and of one moment; what is not one is refused by name. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(OwnZone.class)
class BackupTest {
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static int folders;

  @Inject AgroalDataSource database;
  @Inject SmallDay day;
  @Inject FreshDatabases fresh;

  @ConfigProperty(name = "bondgate.data")
  Path data;

  @TempDir Path folder;

  @Test
  void whatIsRestoredIsByteForByteWhatWasBackedUp() throws Exception {
    day.beat("backup-beats", "edge-backup", 5);
    Path backup = backup(database);
    PGSimpleDataSource other = fresh.empty();

    Restoring.of(backup).into(other);

    Manifest made = Manifest.read(backup);
    Manifest again = Manifest.read(backup(other));
    assertThat(made.rows()).isPositive();
    assertThat(made.logs()).anyMatch(log -> log.zone().equals("backup-beats") && log.size() == 16);
    assertThat(again.logs()).isEqualTo(made.logs());
    assertThat(again.sequences()).isEqualTo(made.sequences());
    assertThat(again.tables()).isEqualTo(made.tables());
    assertThat(again.schema()).isEqualTo(made.schema());
  }

  /**
   * PostgreSQL puts a short row into the room that a long one left behind, so they change places.
   */
  @Test
  void rowsComeBackTheSameWhereverTheyAreOnTheDisk() throws Exception {
    PGSimpleDataSource one = fresh.empty();
    Flyway.configure().dataSource(one).locations("classpath:db/migration").load().migrate();
    try (Connection connection = one.getConnection();
        Statement write = connection.createStatement()) {
      write.execute(
          "INSERT INTO goods_item(zone, code, hs_code, name_zh, name_en, unit, unit_value_fen,"
              + " full_tax_fen, cbec_tax_fen, leaf_index, registered_at)"
              + " SELECT 'z', 'I' || n, '2204210000', '酒', repeat('x', n * 7919 % 1500), '142',"
              + " 1, 0, 0, 0, '2026-03-01' FROM generate_series(1, 500) n");
    }
    Path backup = backup(one);
    PGSimpleDataSource other = fresh.empty();

    Restoring.of(backup).into(other);

    assertThat(Manifest.read(backup(other)).tables()).isEqualTo(Manifest.read(backup).tables());
  }

  @Test
  void aBackupWhileTheLogGrowsIsOfOneMoment() throws Exception {
    CompletableFuture<Void> growing =
        CompletableFuture.runAsync(
            () -> {
              try {
                day.beat("backup-growing", "edge-backup-2", 60);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    int partly = 0;
    while (!growing.isDone()) {
      PGSimpleDataSource other = fresh.empty();
      Path backup = backup(database);
      Restoring.of(backup).into(other);
      long size =
          Manifest.read(backup).logs().stream()
              .filter(log -> log.zone().equals("backup-growing"))
              .mapToLong(Manifest.Log::size)
              .sum();
      String leaves = "SELECT count(*) FROM evidence_leaf WHERE zone = 'backup-growing'";
      assertThat(number(other, leaves)).isEqualTo(size);
      partly += size > 0 && size < 1 + 60 * 3 ? 1 : 0;
      FileTrees.deleteAll(backup);
    }
    growing.join();
    assertThat(partly).as("backups in the middle of it").isPositive();
  }

  @Test
  void aSequenceGoesOnBehindTheLastNumber() throws Exception {
    Path backup = backup(database);
    PGSimpleDataSource other = fresh.empty();

    Restoring.of(backup).into(other);

    Manifest made = Manifest.read(backup);
    assertThat(made.sequences()).isNotEmpty();
    for (String sequence : made.sequences().keySet()) {
      assertThat(number(other, "SELECT nextval('\"%s\"'::regclass)".formatted(sequence)))
          .as(sequence)
          .isGreaterThan(made.sequences().get(sequence));
    }
  }

  @Test
  void aDamagedBackupIsRefusedBeforeAnythingIsTouched() throws Exception {
    day.beat("backup-damaged", "edge-backup-4", 1);
    Path backup = backup(database);
    Path file = backup.resolve("tables/evidence_leaf.copy.gz");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    refused(() -> Restoring.of(backup), "evidence_leaf.copy.gz", "is damaged", "SHA-256");
    Files.delete(file);
    refused(() -> Restoring.of(backup), "evidence_leaf.copy.gz", "it is not there");
  }

  @Test
  void whatIsNoBackupIsNamed() throws Exception {
    refused(() -> Restoring.of(folder), "is no backup", "manifest.json");
    Path newer = changed(text -> text.replace("\"format\" : 1", "\"format\" : 2"));
    refused(() -> Restoring.of(newer), "format 2", "reads format 1");
    Path broken = changed(text -> text.substring(0, text.length() / 2));
    refused(() -> Restoring.of(broken), "cannot be read", "take another backup");
  }

  @Test
  void aBackupOfANewerServerIsRefused() throws Exception {
    Path newer =
        changed(text -> text.replaceFirst("\"schema\" : \"\\d+\"", "\"schema\" : \"9999\""));
    PGSimpleDataSource other = fresh.empty();
    refused(() -> Restoring.of(newer).into(other), "version 9999", "or a newer one");
  }

  @Test
  void aDatabaseWithRowsIsNeverOverwritten() throws Exception {
    Path backup = backup(database);
    PGSimpleDataSource other = fresh.empty();
    Restoring.of(backup).into(other);
    refused(() -> Restoring.of(backup).into(other), "is not empty", "has rows", "-Dbondgate.data");
  }

  @Test
  void aRestoreThatFailsLeavesNoRowAndCanBeTriedAgain() throws Exception {
    day.beat("backup-twice", "edge-backup-3", 1);
    Path backup = backup(database);
    PGSimpleDataSource other = fresh.empty();
    Path wrong = changed(text -> text.replaceAll("\"rows\" : [1-9]\\d*", "\"rows\" : 987654"));
    refused(() -> Restoring.of(wrong).into(other), "the manifest says 987654");
    assertThat(number(other, "SELECT count(*) FROM evidence_leaf")).isZero();

    Restoring.of(backup).into(other);

    assertThat(number(other, "SELECT count(*) FROM evidence_leaf")).isPositive();
  }

  @Test
  void keysAreNeverInABackupAndMustBeThereToRestore() throws Exception {
    Path backup = backup(database);
    Restoring restoring = Restoring.of(backup);
    assertThat(restoring.manifest().keys())
        .containsKey("server.key")
        .doesNotContainKey("session.key");
    String secret = Files.readString(data.resolve("server.key")).strip();
    try (Stream<Path> files = Files.walk(backup)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(secret);
      }
    }
    restoring.requireKeys(data);
    Path keys = folder.resolve("fresh");
    refused(() -> restoring.requireKeys(keys), "missing [", "server.key", "mode 600");
    Files.createDirectory(keys);
    for (String key : restoring.manifest().keys().keySet()) {
      Files.copy(data.resolve(key), keys.resolve(key), StandardCopyOption.COPY_ATTRIBUTES);
    }
    restoring.requireKeys(keys);
    Files.writeString(keys.resolve("server.key"), "another one");
    refused(() -> restoring.requireKeys(keys), "others than those of the backup [server.key]");
  }

  private Path backup(DataSource from) throws SQLException, IOException {
    Path own = folder.resolve("backups-" + folders++);
    try (Connection connection = from.getConnection()) {
      return new BackupWriting(connection, data).write(Files.createDirectories(own), NOW).folder();
    }
  }

  /** A sound backup but for its manifest. */
  private Path changed(UnaryOperator<String> how) throws Exception {
    Path backup = backup(database);
    Path file = backup.resolve(Manifest.FILE);
    String before = Files.readString(file);
    Files.writeString(file, how.apply(before));
    assertThat(Files.readString(file)).isNotEqualTo(before);
    return backup;
  }

  private static long number(DataSource from, String sql) throws SQLException {
    try (Connection connection = from.getConnection();
        Statement read = connection.createStatement();
        ResultSet row = read.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void refused(ThrowingCallable what, String... words) {
    assertThatThrownBy(what).isInstanceOf(BackupException.class).hasMessageContainingAll(words);
  }
}
