package bondgate.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.audit.OwnZone;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.embedded.FreshDatabases;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many backups there are, when the next is made, and what is said when there is none. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(OwnZone.class)
class KeptBackupsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);

  @Inject AgroalDataSource database;
  @Inject FreshDatabases fresh;

  @ConfigProperty(name = "bondgate.data")
  Path data;

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

  @Test
  void onlySoManyAreKept() throws Exception {
    Path photographs = Files.createDirectories(mine().resolve("photographs"));
    Backups backups = backups(2);
    for (int i = 0; i < 3; i++) {
      assertThat(backups.make()).isInstanceOf(BackupResult.Made.class);
    }
    assertThat(backups.all())
        .extracting(StoredBackup::name)
        .containsExactly("20260301T020002Z", "20260301T020001Z");
    assertThat(photographs).isDirectory();
  }

  @Test
  void whatACrashLeftIsDeletedButNotWhatAnotherServerIsWriting() throws Exception {
    Path crashed = Files.createDirectories(mine().resolve("20260228T015959Z.part/tables"));
    Path written = Files.createDirectories(mine().resolve("20260301T015900Z.part/tables"));
    Path noDay = Files.createDirectories(mine().resolve("20269901T000000Z.part"));

    backups(2).tidy(NOW);

    assertThat(crashed.getParent()).doesNotExist();
    assertThat(written).isDirectory();
    assertThat(noDay).isDirectory();
  }

  @Test
  void theSecondInWhichAnotherServerWritesIsNotTaken() throws Exception {
    Path written = Files.createDirectories(mine().resolve("20260301T020000Z.part/tables"));
    assertThat(made(backups(2)).name()).isEqualTo("20260301T020001Z");
    assertThat(written).isDirectory();
  }

  @Test
  void anOldOneThatCannotBeDeletedDoesNotUnmakeTheNew() throws Exception {
    Backups backups = backups(1);
    made(backups);
    // What the old one would be called while it is deleted.
    Files.createDirectories(mine().resolve("20260301T020000Z.part/in-the-way"));

    assertThat(made(backups).name()).isEqualTo("20260301T020001Z");

    assertThat(backups.all()).hasSize(2);
  }

  @Test
  void ofAFolderThatCannotBeWrittenItsDiskIsSpoken() throws Exception {
    Path file = Files.createFile(folder.resolve("a-file"));
    assertThat(why(in(file.resolve("below"), 2)))
        .contains("a-file/below", "its disk has room")
        .doesNotContain("database");
  }

  @Test
  void ofADatabaseThatDoesNotAnswerNoDiskIsSpoken() throws Exception {
    try (AgroalDataSource away = fresh.unreachable()) {
      Backups backups = new Backups(away, InstantSource.fixed(NOW), data, Optional.of(mine()), 2);
      assertThat(why(backups)).contains("see that the database runs").doesNotContain("disk");
    }
  }

  @Test
  void aDiskWithoutRoomForTwiceTheNewestIsNotFilled() throws Exception {
    Backups backups = backups(2);
    Path manifest = made(backups).folder().resolve(Manifest.FILE);
    String sound = Files.readString(manifest);
    Files.writeString(
        manifest, sound.replaceFirst("\"bytes\" : \\d+", "\"bytes\" : 4000000000000000000"));

    assertThat(why(backups)).contains("twice as many are wanted", "its disk has room");

    assertThat(backups.all()).hasSize(1);
    Files.writeString(manifest, sound);
    made(backups);
  }

  @Test
  void theAgeOfTheNewestIsKnownWithoutTheDisk() throws Exception {
    Backups backups = backups(2);
    assertThat(backups.newestAt()).isEmpty();
    made(backups);
    assertThat(backups.newestAt()).contains(NOW);

    Backups restarted = backups(2);
    BackupLife life = new BackupLife(restarted, now::get, Duration.ZERO);
    life.onStart(null);
    assertThat(restarted.newestAt()).contains(NOW);
    assertThat(life.isAlive()).as("0 is never").isFalse();
  }

  @Test
  void aFolderThatCannotBeReadIsNamed() throws Exception {
    Backups unreadable =
        new Backups(database, now::get, data, Optional.of(mine()), 2) {
          @Override
          List<Path> folders() throws IOException {
            throw new IOException("of this disk");
          }
        };
    assertThatThrownBy(unreadable::all)
        .isInstanceOf(BackupException.class)
        .hasMessageContainingAll(mine().toString(), "of this disk", "cannot be read");
    // It starts all the same.
    new BackupLife(unreadable, now::get, Duration.ZERO).onStart(null);
    assertThat(unreadable.newestAt()).isEmpty();
  }

  @Test
  void oneIsDueWhenTheNewestIsTooOld() throws Exception {
    Backups backups = backups(2);
    BackupLife life = new BackupLife(backups, now::get, DAY);
    assertThat(life.isDue(NOW)).isTrue();
    made(backups);
    assertThat(life.isDue(NOW.plus(DAY).minusSeconds(1))).isFalse();
    assertThat(life.isDue(NOW.plus(DAY))).isTrue();
  }

  @Test
  void theScheduleMakesOneAndNoOtherBeforeItsTime() throws Exception {
    Backups backups = backups(5);
    BackupLife life = new BackupLife(backups, now::get, DAY, Duration.ofMillis(20));
    life.onStart(null);
    try {
      untilThereAre(1, backups);
      // It has looked many times.
      TimeUnit.MILLISECONDS.sleep(500);
      assertThat(backups.all()).hasSize(1);

      now.set(NOW.plus(DAY));

      untilThereAre(2, backups);
    } finally {
      life.onStop(null);
    }
    for (int i = 0; i < 100 && life.isAlive(); i++) {
      // Its thread ends by itself.
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(life.isAlive()).isFalse();
  }

  @Test
  void afterAFailureTheScheduleWaitsAnHour() throws Exception {
    Path inTheWay = Files.createFile(mine().resolve("below"));
    Backups backups = in(mine().resolve("below"), 2);
    BackupLife life = new BackupLife(backups, now::get, DAY);
    life.look();
    Files.delete(inTheWay);

    now.set(NOW.plusSeconds(3_599));
    life.look();
    assertThat(backups.all()).isEmpty();

    now.set(NOW.plusSeconds(3_600));
    life.look();
    assertThat(backups.all()).hasSize(1);
  }

  @Test
  void settingsThatMeanNothingAreRefused() {
    assertThatThrownBy(() -> backups(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bondgate.backup.keep: received 0");
    assertThatThrownBy(() -> new BackupLife(backups(1), now::get, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bondgate.backup.every: received 'PT-1S'");
  }

  private static void untilThereAre(int count, Backups backups) throws Exception {
    for (int i = 0; i < 200 && backups.all().size() < count; i++) {
      // One takes a second or so.
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(backups.all()).hasSize(count);
  }

  private static StoredBackup made(Backups backups) {
    BackupResult result = backups.make();
    assertThat(result).isInstanceOf(BackupResult.Made.class);
    return ((BackupResult.Made) result).backup();
  }

  private static String why(Backups backups) {
    BackupResult result = backups.make();
    assertThat(result).isInstanceOf(BackupResult.Failed.class);
    return ((BackupResult.Failed) result).why();
  }

  private Path mine() throws IOException {
    return Files.createDirectories(folder.resolve("mine"));
  }

  private Backups backups(int keep) throws IOException {
    return in(mine(), keep);
  }

  private Backups in(Path where, int keep) {
    return new Backups(database, now::get, data, Optional.of(where), keep);
  }
}
