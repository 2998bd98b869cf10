package bondgate.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bondgate.events.AgentStarted;
import bondgate.events.DiskChanged;
import bondgate.events.SealedRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system of 8 MiB that is really full. */
class DiskGuardTest {
  private static final int RESERVE = 2 << 20;
  private static final Fact STARTED = new Fact(new AgentStarted("test", 0, 0), Instant.EPOCH);

  @TempDir Path mount;
  private boolean mounted;

  @BeforeEach
  void begin() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", mount.toString());
    assumeTrue(mounted, "SKIPPED: only root can mount a small file system; nothing was shown here");
  }

  @AfterEach
  void end() throws Exception {
    if (mounted) {
      run("umount", "-l", mount.toString());
    }
  }

  @Test
  void aFullDiskStillRecordsSellsNothingAndMakesItsReserveAgainWhenThereIsRoom() throws Exception {
    Path folder = mount.resolve("agent");
    try (AgentDatabase database = AgentDatabase.open(folder)) {
      Outbox outbox = open(database, folder);
      note(outbox);
      assertThat(outbox.whyNoSales()).isEmpty();
      Path filler = mount.resolve("filler");
      fill(filler);

      for (int i = 0; i < 500; i++) {
        note(outbox);
      }
      assertThat(outbox.whyNoSales()).contains("disk is full");
      assertThat(folder.resolve("reserve")).doesNotExist();

      Files.delete(filler);
      note(outbox);
      assertThat(outbox.whyNoSales()).isEmpty();
      assertThat(folder.resolve("reserve")).hasSize(RESERVE);
      List<SealedRecord> records = outbox.nextBatch(0, 1000);
      assertThat(records).hasSize(504);
      assertThat(records)
          .extracting(record -> record.fields().body())
          .filteredOn(DiskChanged.class::isInstance)
          .extracting(body -> ((DiskChanged) body).state())
          .containsExactly(DiskChanged.State.ON_RESERVE, DiskChanged.State.ROOM);
    }
  }

  @Test
  void whatTheServerHasGoesFirstAndSalesGoOn() throws Exception {
    Path folder = mount.resolve("agent");
    try (AgentDatabase database = AgentDatabase.open(folder)) {
      Outbox outbox = open(database, folder, new Keeping(Duration.ofDays(7), 1L << 30));
      for (int i = 0; i < 30; i++) {
        outbox.append(Collections.nCopies(100, STARTED));
      }
      outbox.acknowledged(1, 3000);
      fill(mount.resolve("filler"));

      for (int i = 0; i < 1000; i++) {
        note(outbox);
      }
      assertThat(outbox.whyNoSales()).isEmpty();
      assertThat(folder.resolve("reserve")).exists();
      assertThat(outbox.firstKeptSeq()).isGreaterThan(1);
      assertThat(outbox.nextBatch(3000, 10_000)).hasSize(1000);

      for (int i = 0; i < 8000 && outbox.whyNoSales().isEmpty(); i++) {
        note(outbox);
      }
      assertThat(outbox.whyNoSales()).as("when nothing is kept").contains("disk is full");
      assertThat(outbox.firstKeptSeq()).isEqualTo(3001);
      assertThat(folder.resolve("reserve")).doesNotExist();
    }
  }

  @Test
  void aFullDiskWithoutAReserveTakesNothing() throws Exception {
    Path folder = mount.resolve("agent");
    try (AgentDatabase database = AgentDatabase.open(folder)) {
      Outbox outbox =
          Outbox.open(database, new TestClock().recordClock(), "guiyang-o2o", "edge-1", 1);
      fill(mount.resolve("filler"));
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 500; i++) {
                  note(outbox);
                }
              })
          .isInstanceOfSatisfying(OutboxException.class, e -> assertThat(e.full()).isTrue());
    }
  }

  private static Outbox open(AgentDatabase database, Path folder) throws OutboxException {
    return open(database, folder, Keeping.NONE);
  }

  private static Outbox open(AgentDatabase database, Path folder, Keeping keeping)
      throws OutboxException {
    return Outbox.open(
        database,
        DiskGuard.open(database, folder, RESERVE, keeping),
        new TestClock().recordClock(),
        "guiyang-o2o",
        "edge-1",
        1);
  }

  private static void note(Outbox outbox) throws OutboxException {
    outbox.append(STARTED);
  }

  private static void fill(Path file) throws IOException {
    byte[] block = new byte[4096];
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(file).as("the disk took some").isNotEmptyFile();
    }
  }

  private static boolean run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
