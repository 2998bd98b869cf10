package bondgate.server.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Group commit for entries that need no rows beside them: a bounded queue, from which a batch is
 * whatever came in while the last one was being stored. There is no timer: one entry alone is
 * stored at once, and under load the batches grow by themselves.
 *
 * <p>Two connections take turns: while one stores the balances of a batch and commits, the other
 * already copies the rows of the next, if that is full. A batch takes effect after the one before
 * it or not at all.
 *
 * <p>The balances beside the journal are written in turn, some with every batch, and the rest when
 * there is nothing else to do: each row says already what its accounts stand at.
 *
 * <p>Whoever offers to a full queue waits: memory does not grow with the load.
 */
public final class LedgerWriter implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LedgerWriter.class);

  /** After so many batches in a row others may have the book, who wait for it. */
  private static final int BATCHES_PER_TURN = 64;

  private static final long POLL_MS = 200;

  /** Says that a batch has been stored, and nothing else. */
  private static final Asked STORED = new Asked(null, null, null);

  private final BookDesk desk;
  private final int mostInBatch;
  private final BlockingQueue<Asked> queue;
  private final ArrayDeque<StoringLane> lanes = new ArrayDeque<>();
  private final Leadership.Connections connections;
  private final Thread thread;
  private volatile boolean closing;
  private Connection reading;

  /** A chain, and who waits for what becomes of it. */
  private record Asked(Chain chain, Voucher voucher, CompletableFuture<ChainResult> answer) {
    boolean isAsked() {
      return chain != null;
    }
  }

  /** Who waits for a batch, and with what they are answered once it is stored. */
  record Waiting(CompletableFuture<ChainResult> answer, ChainResult result) {}

  LedgerWriter(
      BookDesk desk, Leadership.Connections connections, int queueCapacity, int mostInBatch) {
    this.desk = desk;
    this.connections = connections;
    this.mostInBatch = mostInBatch;
    this.queue = new ArrayBlockingQueue<>(queueCapacity);
    this.thread = new Thread(this::run, "ledger-" + desk.name());
    for (int i = 0; i < 2; i++) {
      lanes.add(new StoringLane(desk.name() + "-" + i, connections));
    }
    thread.start();
  }

  /**
   * Asks for a chain to be written; waits while the queue is full.
   *
   * @return what became of it, given after the commit. It fails if the database did: then nobody
   *     knows whether the chain was written, and asking again with the same ids is safe
   */
  public CompletableFuture<ChainResult> offer(Chain chain, Voucher voucher)
      throws InterruptedException {
    Asked asked = new Asked(chain, voucher, new CompletableFuture<>());
    while (!queue.offer(asked, POLL_MS, TimeUnit.MILLISECONDS)) {
      if (closing) {
        throw new IllegalStateException("the writer of '%s' is closed".formatted(desk.name()));
      }
    }
    return asked.answer();
  }

  /** Opens accounts; see {@link Ledger#open}. */
  void open(List<Account> accounts, Instant at) throws SQLException {
    Object turn = new Object();
    desk.take(turn);
    boolean done = false;
    try (Connection connection = connections.open()) {
      desk.open(connection, accounts, at);
      done = true;
    } finally {
      desk.end(done);
    }
  }

  private void run() {
    try {
      while (!closing || !queue.isEmpty()) {
        Asked first = queue.poll(POLL_MS, TimeUnit.MILLISECONDS);
        if (first != null && first.isAsked()) {
          turn(first);
        } else if (first == null && desk.lags()) {
          catchUp();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has the book for a while: batch after batch as long as there is work. */
  private void turn(Asked first) throws InterruptedException {
    List<Asked> batch = new ArrayList<>();
    batch.add(first);
    Object turn = new Object();
    try {
      desk.take(turn);
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("ledger book '%s' cannot be had: %s", desk.name(), e.getMessage());
      first.answer().completeExceptionally(e);
      return;
    }
    boolean allStored = false;
    lanes.forEach(StoringLane::anew);
    try {
      for (int i = 0; i < BATCHES_PER_TURN && !batch.isEmpty(); i++) {
        gather(batch);
        store(batch);
        batch.clear();
        if (i + 1 < BATCHES_PER_TURN) {
          drain(batch);
        }
      }
      allStored = true;
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("ledger book '%s': a batch failed: %s", desk.name(), e.getMessage());
      batch.forEach(asked -> asked.answer().completeExceptionally(e));
    } finally {
      // What is on its way ends before the book is given back.
      for (StoringLane lane : lanes) {
        allStored &= lane.await();
      }
      desk.end(allStored);
    }
  }

  /** Takes what is there; as long as the batch before is being stored, until this one is full. */
  private void gather(List<Asked> batch) throws InterruptedException {
    drain(batch);
    while (batch.size() < mostInBatch && !lanes.peekLast().isIdle()) {
      Asked next = queue.take();
      if (next.isAsked()) {
        batch.add(next);
      }
      drain(batch);
    }
  }

  private void drain(List<Asked> batch) {
    queue.drainTo(batch, mostInBatch - batch.size());
    batch.removeIf(asked -> !asked.isAsked());
  }

  private void stored() {
    // If there is no room for it, there is more than enough to go on with.
    boolean unused = queue.offer(STORED);
  }

  private void catchUp() {
    boolean done = false;
    try {
      desk.take(this);
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("ledger book '%s' cannot be had: %s", desk.name(), e.getMessage());
      return;
    }
    try (Connection connection = connections.open()) {
      connection.setAutoCommit(false);
      // As long as nobody asks for anything.
      do {
        desk.catchUp(connection);
        connection.commit();
      } while (desk.accounts().lagging() > 0 && queue.isEmpty());
      done = true;
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("ledger book '%s': balances were not written: %s", desk.name(), e.getMessage());
    } finally {
      desk.end(done);
    }
  }

  private void store(List<Asked> batch) throws SQLException, InterruptedException {
    List<Waiting> waiting = new ArrayList<>(batch.size());
    Connection lookup = reading();
    for (Asked asked : batch) {
      ChainResult result = desk.submit(lookup, List.of(asked.chain()), asked.voucher()).get(0);
      waiting.add(new Waiting(asked.answer(), result));
    }
    StoringLane lane = lanes.peekFirst();
    if (!lane.await()) {
      throw new SQLException("the batch before was not stored");
    }
    lane.start(
        desk.lead(),
        desk.sealBalancesInTurn(),
        desk.accounts(),
        waiting,
        lanes.peekLast(),
        this::stored);
    lanes.addLast(lanes.removeFirst());
  }

  private Connection reading() throws SQLException {
    if (reading == null || reading.isClosed()) {
      reading = connections.open();
    }
    return reading;
  }

  /** Stores what is queued, then ends. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lanes.forEach(StoringLane::close);
    StoringLane.closeQuietly(reading);
  }
}
