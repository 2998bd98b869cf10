package bondgate.server.ledger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.OptimisticLockException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
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
 * The way that most Java applications go, for the same mix of work: for each transfer one
 * transaction that reads two entities, changes them, inserts a third; who loses a race against
 * another has done nothing.
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
          "CREATE TABLE bench_account (id int PRIMARY KEY, balance bigint NOT NULL,"
              + " reserved bigint NOT NULL CHECK (reserved BETWEEN 0 AND balance),"
              + " version bigint NOT NULL)");
      statement.execute(
          "CREATE TABLE bench_entry (id uuid PRIMARY KEY, kind text NOT NULL, pending_id uuid UNIQUE,"
              + " open boolean NOT NULL, debit int NOT NULL, credit int NOT NULL,"
              + " amount bigint NOT NULL, reference text NOT NULL, recorded_at timestamptz NOT NULL)");
      statement.execute(
          "INSERT INTO bench_account SELECT g, %d, 0, 0 FROM generate_series(0, %d) g"
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
    ArrayDeque<UUID> open = new ArrayDeque<>();
    while (System.nanoTime() < end) {
      int kind = random.nextInt(3);
      try {
        if (kind == 2 && open.size() > 64) {
          UUID pending = open.removeFirst();
          boolean post = random.nextInt(10) > 0;
          QuarkusTransaction.requiringNew().run(() -> end(pending, post));
        } else {
          VersionedEntry entry = asked(random, kind == 0);
          QuarkusTransaction.requiringNew().run(() -> move(entry));
          if (entry.open) {
            open.addLast(entry.id);
          }
        }
        written++;
      } catch (NotEnough e) {
        // One in twenty, as asked.
      } catch (RuntimeException e) {
        if (!causedBy(e, OptimisticLockException.class)
            && !causedBy(e, org.hibernate.StaleStateException.class)
            && !serialization(e)) {
          throw e;
        }
      }
    }
    return written;
  }

  private VersionedEntry asked(Random random, boolean single) {
    VersionedEntry entry = new VersionedEntry();
    entry.id = UUID.randomUUID();
    entry.kind = single ? "SINGLE" : "PENDING";
    entry.open = !single;
    entry.debit = random.nextInt(accounts);
    entry.credit = (entry.debit + 1 + random.nextInt(accounts - 1)) % accounts;
    entry.amount = random.nextInt(1000) < 75 ? Long.MAX_VALUE / 4 : 1 + random.nextInt(9);
    entry.reference = "QD-2026-000123";
    entry.recordedAt = Instant.now();
    return entry;
  }

  private static final class NotEnough extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /** Two transactions that wait for each other, of which the database ended one. */
  private static boolean serialization(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && "40P01".equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static void move(VersionedEntry entry) {
    VersionedAccount from = VersionedAccount.findById(entry.debit);
    VersionedAccount to = VersionedAccount.findById(entry.credit);
    if (from.balance - from.reserved < entry.amount) {
      throw new NotEnough();
    }
    if (entry.open) {
      from.reserved += entry.amount;
    } else {
      from.balance -= entry.amount;
      to.balance += entry.amount;
    }
    entry.persist();
  }

  private static void end(UUID id, boolean post) {
    VersionedEntry pending = VersionedEntry.findById(id);
    VersionedAccount from = VersionedAccount.findById(pending.debit);
    pending.open = false;
    from.reserved -= pending.amount;
    if (post) {
      VersionedAccount to = VersionedAccount.findById(pending.credit);
      from.balance -= pending.amount;
      to.balance += pending.amount;
    }
    VersionedEntry entry = new VersionedEntry();
    entry.id = UUID.randomUUID();
    entry.kind = post ? "POST" : "VOID";
    entry.pendingId = id;
    entry.debit = pending.debit;
    entry.credit = pending.credit;
    entry.amount = post ? pending.amount : 0;
    entry.reference = "QD-2026-000123";
    entry.recordedAt = Instant.now();
    entry.persist();
  }
}
