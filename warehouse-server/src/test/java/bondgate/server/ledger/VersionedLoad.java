package bondgate.server.ledger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.OptimisticLockException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The way that most Java applications go: for each transfer one transaction that reads two
 * entities, changes them, inserts a third, and tries again when another came first.
 */
final class VersionedLoad {
  private static final long FUNDS = 1L << 50;

  private final AgroalDataSource database;
  private final int accounts;

  VersionedLoad(AgroalDataSource database, int accounts) {
    this.database = database;
    this.accounts = accounts;
  }

  void fund() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS bench_account, bench_entry");
      statement.execute(
          "CREATE TABLE bench_account (id int PRIMARY KEY, balance bigint NOT NULL"
              + " CHECK (balance >= 0), version bigint NOT NULL)");
      statement.execute(
          "CREATE TABLE bench_entry (id uuid PRIMARY KEY, debit int NOT NULL, credit int NOT NULL,"
              + " amount bigint NOT NULL, reference text NOT NULL, recorded_at timestamptz NOT NULL)");
      statement.execute(
          "INSERT INTO bench_account SELECT g, %d, 0 FROM generate_series(0, %d) g"
              .formatted(FUNDS, accounts - 1));
    }
  }

  /** Transfers a second, with so many threads. */
  double run(int threads, long seconds) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long begin = System.nanoTime();
    try {
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Random random = new Random(i);
        Callable<Long> worker = () -> work(random, end);
        running.add(pool.submit(worker));
      }
      long written = 0;
      for (Future<Long> worker : running) {
        written += worker.get();
      }
      return written / ((System.nanoTime() - begin) / 1e9);
    } finally {
      pool.shutdownNow();
    }
  }

  private long work(Random random, long end) {
    long written = 0;
    while (System.nanoTime() < end) {
      int debit = random.nextInt(accounts);
      int credit = (debit + 1 + random.nextInt(accounts - 1)) % accounts;
      try {
        QuarkusTransaction.requiringNew().run(() -> transfer(debit, credit));
        written++;
      } catch (RuntimeException e) {
        if (!causedBy(e, OptimisticLockException.class)
            && !causedBy(e, org.hibernate.StaleStateException.class)
            && !causedBy(e, SQLException.class)) {
          throw e;
        }
      }
    }
    return written;
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static void transfer(int debit, int credit) {
    VersionedAccount from = VersionedAccount.findById(debit);
    VersionedAccount to = VersionedAccount.findById(credit);
    from.balance -= 1;
    to.balance += 1;
    VersionedEntry entry = new VersionedEntry();
    entry.id = UUID.randomUUID();
    entry.debit = debit;
    entry.credit = credit;
    entry.amount = 1;
    entry.reference = "QD-2026-000123";
    entry.recordedAt = Instant.now();
    entry.persist();
  }
}
