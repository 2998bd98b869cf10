package bondgate.server.ledger;

import bondgate.server.copy.CopyRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * One of the connections on which a writer stores its batches: copies the rows at once, and lets
 * them take effect when the batch before has.
 */
final class StoringLane implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(StoringLane.class);

  private final Leadership.Connections connections;
  private final ExecutorService thread;
  private Connection connection;

  /** Whether the last batch here was stored. Owned by the writer. */
  private CompletableFuture<Boolean> stored = CompletableFuture.completedFuture(true);

  StoringLane(String name, Leadership.Connections connections) {
    this.connections = connections;
    this.thread =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "ledger-store-" + name));
  }

  /** Forgets how the last batch ended. */
  void anew() {
    stored = CompletableFuture.completedFuture(true);
  }

  /** Waits for the last batch here; whether it was stored. */
  boolean await() {
    return stored.join();
  }

  boolean isIdle() {
    return stored.isDone();
  }

  /** Stores the batch after that of the other lane, answers who waits, and then says so. */
  void start(
      JournalSql.Lead lead,
      JournalBatch batch,
      AccountTable accounts,
      List<LedgerWriter.Waiting> waiting,
      StoringLane other,
      Runnable then) {
    CompletableFuture<Boolean> before = other.stored;
    CopyRows rows = batch.isEmpty() ? null : CopyBuffer.of(lead.book(), batch, accounts);
    stored = CompletableFuture.supplyAsync(() -> store(lead, batch, rows, before, waiting), thread);
    CompletableFuture<Void> unused = stored.thenRun(then);
  }

  private boolean store(
      JournalSql.Lead lead,
      JournalBatch batch,
      CopyRows rows,
      CompletableFuture<Boolean> before,
      List<LedgerWriter.Waiting> waiting) {
    try {
      if (rows == null) {
        // Nothing but repeats and refusals; a repeat may be of the batch before.
        if (!before.join()) {
          throw new SQLException("the batch before was not stored");
        }
      } else {
        write(lead, batch, rows, before);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("ledger book '%s': a batch was not stored: %s", lead.name(), e.getMessage());
      closeQuietly(connection);
      connection = null;
      waiting.forEach(one -> one.answer().completeExceptionally(e));
      return false;
    }
    // Committed, not yet answered: after a crash here the asker asks again, and is told that it is.
    waiting.forEach(one -> one.answer().complete(one.result()));
    return true;
  }

  private void write(
      JournalSql.Lead lead, JournalBatch batch, CopyRows rows, CompletableFuture<Boolean> before)
      throws SQLException {
    if (connection == null) {
      connection = connections.open();
      connection.setAutoCommit(false);
    }
    JournalSql.enter(connection, lead);
    rows.store(connection);
    // The rows wait for the fence, which goes on only from the row that the batch before ends with.
    if (!before.join()) {
      throw new SQLException("the batch before was not stored");
    }
    JournalSql.fence(connection, lead, batch);
    JournalSql.effects(connection, lead, batch);
    connection.commit();
  }

  static void closeQuietly(Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debugf("a connection was gone already: %s", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    closeQuietly(connection);
  }
}
