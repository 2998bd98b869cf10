package bondgate.server.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A load of a third single, a third pending, a third ends of pending transfers, one in twenty of
 * all refused for its amount; from one thread, with so many asked at a time.
 */
final class LedgerLoad {
  private static final long FUNDS = 1L << 40;

  private final String book;
  private final int accounts;
  private final int funded;
  private final LedgerWriter writer;
  private final SplittableRandom random = new SplittableRandom(20_261_124);
  private final ArrayDeque<TransferId> open = new ArrayDeque<>();

  /**
   * A load on so many accounts.
   *
   * @param funded how many of them have something to give
   */
  LedgerLoad(String book, int accounts, int funded, LedgerWriter writer) {
    this.book = book;
    this.accounts = accounts;
    this.funded = funded;
    this.writer = writer;
  }

  /** What a run measured. */
  @SuppressWarnings("ArrayRecordComponent")
  record Measured(long written, long refused, double seconds, long[] sortedNanos) {
    double perSecond() {
      return written / seconds;
    }

    double millisAt(double share) {
      return sortedNanos[
              (int) Math.min(sortedNanos.length - 1L, (long) (share * sortedNanos.length))]
          / 1e6;
    }
  }

  private String account(int number) {
    return book + "/a" + number;
  }

  /** Opens the accounts, and gives those that are to have something enough. */
  void fund() throws SQLException, InterruptedException {
    List<Account> all = new ArrayList<>();
    all.add(new Account(book + "/source", "piece", Account.Limit.NONE));
    for (int i = 0; i < accounts; i++) {
      all.add(new Account(account(i), "piece", Account.Limit.DEBITS_MUST_NOT_EXCEED_CREDITS));
    }
    writer.open(all, Instant.now());
    Semaphore outstanding = new Semaphore(8_000);
    for (int i = 0; i < funded; i++) {
      outstanding.acquire();
      CompletableFuture<ChainResult> unused =
          writer
              .offer(
                  Chain.of(Transfer.single(next(), book + "/source", account(i), FUNDS, "funds")),
                  Voucher.of("bench", -1, Instant.now()))
              .whenComplete((result, failure) -> outstanding.release());
    }
    outstanding.acquire(8_000);
  }

  private TransferId next() {
    return new TransferId(new UUID(random.nextLong(), random.nextLong()));
  }

  private Transfer transfer() {
    TransferId id = next();
    int kind = random.nextInt(3);
    if (kind == 2 && open.size() > 64) {
      TransferId pending = open.removeFirst();
      return random.nextInt(10) == 0
          ? Transfer.voiding(id, pending, "QD-2026-000123")
          : Transfer.postWhole(id, pending, "QD-2026-000123");
    }
    int debit = random.nextInt(funded);
    int credit = (debit + 1 + random.nextInt(accounts - 1)) % accounts;
    // A third of what moves for the first time here is an end later: 7.5 % of the rest are 5 %.
    long amount = random.nextInt(1000) < 75 ? Long.MAX_VALUE / 4 : 1 + random.nextInt(9);
    return kind == 0
        ? Transfer.single(id, account(debit), account(credit), amount, "QD-2026-000123")
        : Transfer.pending(id, account(debit), account(credit), amount, "QD-2026-000123");
  }

  /** Runs for that long, or until so many are written. */
  Measured run(int window, long seconds, long most) throws InterruptedException {
    Run run = new Run(window);
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end && run.written.get() < most) {
      run.outstanding.acquire();
      run.accepted.drainTo(open);
      run.ask(transfer());
    }
    run.outstanding.acquire(window);
    run.accepted.drainTo(open);
    return run.measured((System.nanoTime() - begin) / 1e9);
  }

  /** One run: counts what is answered. */
  private final class Run {
    final Semaphore outstanding;
    final AtomicLong written = new AtomicLong();

    /** Pending transfers that hold, to be ended later. */
    final LinkedBlockingQueue<TransferId> accepted = new LinkedBlockingQueue<>();

    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final long[] nanos = new long[1 << 20];

    Run(int window) {
      outstanding = new Semaphore(window);
    }

    void ask(Transfer transfer) throws InterruptedException {
      long asked = System.nanoTime();
      CompletableFuture<ChainResult> unused =
          writer
              .offer(Chain.of(transfer), Voucher.of("staff:ls-07", 7, Instant.now()))
              .whenComplete((result, failure) -> answered(transfer, asked, result, failure));
    }

    private void answered(Transfer transfer, long asked, ChainResult result, Throwable failure) {
      if (failure != null) {
        failed.incrementAndGet();
      } else if (result.accepted()) {
        written.incrementAndGet();
        if (EntryKind.of(transfer) == EntryKind.PENDING) {
          accepted.add(transfer.id());
        }
      } else {
        refused.incrementAndGet();
      }
      nanos[(int) (answered.getAndIncrement() & (nanos.length - 1))] = System.nanoTime() - asked;
      outstanding.release();
    }

    Measured measured(double seconds) {
      if (failed.get() > 0) {
        throw new IllegalStateException(failed.get() + " answers were no answers");
      }
      long[] sorted = Arrays.copyOf(nanos, (int) Math.min(nanos.length, answered.get()));
      Arrays.sort(sorted);
      return new Measured(written.get(), refused.get(), seconds, sorted);
    }
  }
}
