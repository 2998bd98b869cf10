package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.Thorough;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers and one book. The first is stopped (SIGSTOP) at a random moment, which is sometimes
 * in the middle of a transaction; the second takes over; then the first is let go again and does
 * not know that time has passed.
 */
class TwoLeadersTest {
  private static final int ROUNDS = Thorough.of(2, 10);
  private static final Duration LEASE = Duration.ofMillis(600);

  @TempDir Path folder;

  @Test
  @Timeout(300)
  void aLeaderThatWasAsleepWritesNothingAfterAnotherTookOver() throws Exception {
    long seed = Long.getLong("bondgate.test.seed", System.nanoTime());
    System.out.println("TwoLeadersTest seed " + seed);
    Random random = new Random(seed);
    try (LedgerRig rig = LedgerRig.in(folder)) {
      for (int round = 0; round < ROUNDS; round++) {
        round(rig, "a" + round, "b" + round, random);
      }
      rig.checked();
    }
  }

  private static void round(LedgerRig rig, String sleeper, String other, Random random)
      throws Exception {
    Process first = start(rig, sleeper);
    ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
    Thread listener = new Thread(() -> listen(first, said), "listener");
    listener.start();
    try {
      await(() -> said.size() > 200 + random.nextInt(200));
      // Anywhere between two batches, or within one.
      TimeUnit.MICROSECONDS.sleep(random.nextInt(3_000));
      signal(first, "STOP");
      Set<UUID> acknowledged = takeOver(rig, other, first);
      assertThat(first.waitFor(20, TimeUnit.SECONDS)).as("it stops by itself").isTrue();
      listener.join();

      assertThat(rig.written(other)).isEqualTo(acknowledged);
    } finally {
      first.destroyForcibly();
    }
    assertThat(rig.written(sleeper)).as("nothing acknowledged is lost").containsAll(ids(said));
    assertThat(new ArrayList<>(said).get(said.size() - 1))
        .contains("is led by the server " + other);
    assertThat(
            rig.number(
                "SELECT (SELECT min(seq) FROM ledger_journal WHERE by_whom = '%s')".formatted(other)
                    + " - (SELECT max(seq) FROM ledger_journal WHERE by_whom = '%s')"
                        .formatted(sleeper)))
        .as("whoever was put out wrote nothing afterwards")
        .isEqualTo(1);
  }

  /** The second leads, writes, lets the first go on, and writes more. */
  private static Set<UUID> takeOver(LedgerRig rig, String name, Process first) throws Exception {
    Set<UUID> acknowledged = new HashSet<>();
    ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    try (Leadership leadership = rig.leadership(name, LEASE);
        LedgerWriter writer =
            new LedgerWriter(
                new BookDesk(LedgerRig.BOOK, leadership, false), rig::connect, 100, 100)) {
      writer.open(LedgerRig.accounts(), LedgerRig.AT);
      ScheduledFuture<?> beats =
          heart.scheduleAtFixedRate(() -> beat(leadership), 0, 100, TimeUnit.MILLISECONDS);
      write(writer, name, 100, acknowledged);
      signal(first, "CONT");
      write(writer, name, 400, acknowledged);
      assertThat(first.waitFor(20, TimeUnit.SECONDS)).as("it stops by itself").isTrue();
      write(writer, name, 100, acknowledged);
      beats.cancel(false);
    } finally {
      heart.shutdownNow();
    }
    return acknowledged;
  }

  private static void write(LedgerWriter writer, String by, int count, Set<UUID> acknowledged)
      throws Exception {
    for (int i = 0; i < count; i++) {
      UUID id = UUID.randomUUID();
      Transfer transfer =
          Transfer.single(new TransferId(id), LedgerRig.SOURCE, LedgerRig.SHELF, 1, "");
      writer.offer(Chain.of(transfer), Voucher.of(by, -1, LedgerRig.AT)).get();
      acknowledged.add(id);
    }
  }

  private static void beat(Leadership leadership) {
    try {
      leadership.beat();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process start(LedgerRig rig, String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-classpath",
            System.getProperty("java.class.path"),
            LeaderProcess.class.getName(),
            rig.url(),
            rig.password(),
            name,
            Long.toString(LEASE.toMillis()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void listen(Process process, ConcurrentLinkedQueue<String> said) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
      }
    } catch (IOException e) {
      said.add("stopped " + e);
    }
  }

  private static List<UUID> ids(ConcurrentLinkedQueue<String> said) {
    return said.stream()
        .filter(line -> line.startsWith("acknowledged "))
        .map(line -> UUID.fromString(line.substring("acknowledged ".length())))
        .toList();
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private static void await(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("half a minute is over").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
