package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.Thorough;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL is killed (SIGKILL) again and again while batches are being stored. Whoever had no
 * answer asks again with the same id. In the end everything that was ever asked is written once.
 */
class DatabaseKilledTest {
  private static final int KILLS = Thorough.of(12, 50);
  private static final int OUTSTANDING = 400;

  @TempDir Path folder;

  @Test
  void nothingAcknowledgedIsLostAndNothingIsWrittenTwice() throws Exception {
    long seed = Long.getLong("bondgate.test.seed", System.nanoTime());
    System.out.println("DatabaseKilledTest seed " + seed);
    Random random = new Random(seed);
    try (LedgerRig rig = LedgerRig.in(folder);
        Leadership leadership = rig.leadership("self", Duration.ofSeconds(1));
        LedgerWriter writer =
            new LedgerWriter(
                new BookDesk(LedgerRig.BOOK, leadership, false), rig::connect, 1_000, 100)) {
      writer.open(LedgerRig.accounts(), LedgerRig.AT);
      Client client = new Client(writer);
      Thread asking = new Thread(client, "client");
      asking.start();
      int interrupted = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        int before = client.acknowledged.size();
        await(() -> client.acknowledged.size() > before + 300);
        TimeUnit.MICROSECONDS.sleep(random.nextInt(5_000));
        interrupted += kill(rig, client) ? 1 : 0;
      }
      client.stopping.set(true);
      asking.join();
      System.out.printf(
          "%d kills, %d of them with batches under way; %d transfers%n",
          KILLS, interrupted, client.acknowledged.size());

      assertThat(interrupted).as("kills that hit somebody").isPositive();
      assertThat(rig.written("client")).isEqualTo(new HashSet<>(client.acknowledged));
      assertThat(client.failures()).as("answers that were no answers").isZero();
    }
    try (LedgerRig rig = LedgerRig.in(folder)) {
      rig.checked();
    }
  }

  private static boolean kill(LedgerRig rig, Client client) throws Exception {
    long pid = rig.databasePid();
    int open = OUTSTANDING - client.outstanding.availablePermits();
    new ProcessBuilder("kill", "-KILL", Long.toString(pid)).start().waitFor();
    await(() -> rig.databasePid() != pid && answers(rig));
    return open > 0;
  }

  private static boolean answers(LedgerRig rig) {
    try {
      return rig.number("SELECT 1") == 1;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Keeps so many transfers under way; each is asked for until it is acknowledged. */
  private static final class Client implements Runnable {
    final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    final Semaphore outstanding = new Semaphore(OUTSTANDING);
    final AtomicBoolean stopping = new AtomicBoolean();
    private final Set<ChainResult> refused = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<UUID, Boolean> again = new ConcurrentHashMap<>();
    private final LedgerWriter writer;

    Client(LedgerWriter writer) {
      this.writer = writer;
    }

    int failures() {
      return refused.size();
    }

    @Override
    public void run() {
      try {
        while (!stopping.get()
            || !again.isEmpty()
            || outstanding.availablePermits() < OUTSTANDING) {
          if (!outstanding.tryAcquire(10, TimeUnit.MILLISECONDS)) {
            continue;
          }
          UUID id = again.keySet().stream().findFirst().orElse(null);
          if (id != null) {
            again.remove(id);
          } else if (stopping.get()) {
            outstanding.release();
            continue;
          } else {
            id = UUID.randomUUID();
          }
          ask(id);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void ask(UUID id) throws InterruptedException {
      Transfer transfer =
          Transfer.single(new TransferId(id), LedgerRig.SOURCE, LedgerRig.SHELF, 1, "");
      CompletableFuture<ChainResult> unused =
          writer
              .offer(Chain.of(transfer), Voucher.of("client", -1, LedgerRig.AT))
              .whenComplete((result, failure) -> answered(id, result, failure));
    }

    private void answered(UUID id, ChainResult result, Throwable failure) {
      if (failure != null) {
        again.put(id, true);
      } else if (result.accepted()) {
        acknowledged.add(id);
      } else {
        refused.add(result);
      }
      outstanding.release();
    }
  }

  private static void await(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("a minute is over").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
