package bondgate.server.standby;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The turn to serve a database. Whoever has it says so once a second; whoever was silent for as
 * long as the lease loses it, and finds that out when it wakes.
 */
public final class ServingTurn implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ServingTurn.class);

  /** The advisory lock's number, beside those of the ledger. */
  private static final int SERVING = 0x626F6E66;

  /** What the driver calls itself where nobody gives it a name. */
  private static final String NAMELESS = "PostgreSQL JDBC Driver";

  private static final long LOOK_EVERY_MS = 250;
  private static final long SAY_EVERY_MS = 1_000;

  /** After its database was away, the server that serves has this long to be the first again. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final DataSource database;
  private final Duration lease;
  private final CountDownLatch closing = new CountDownLatch(1);
  private Connection connection;

  /**
   * @param database whose application's name is that of all sessions of this process, and of no
   *     other
   * @param lease how long who serves may be silent
   */
  public ServingTurn(DataSource database, Duration lease) {
    this.database = database;
    this.lease = lease;
  }

  /**
   * Takes the turn as soon as nobody has it.
   *
   * @param patience how long to wait for it
   * @return whether it is ours
   */
  public boolean take(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    boolean waited = false;
    String trouble = "";
    while (true) {
      try {
        if (tryLock() && (!waited || isStillFree())) {
          LOG.infof("this server serves%s", waited ? ": the other one is gone" : "");
          return true;
        }
        if (!waited) {
          LOG.info("another server serves this database; this one waits");
        }
        waited = true;
        putOutIfSilent();
      } catch (SQLException e) {
        trouble = told(trouble, e);
        closeConnection();
      }
      if (System.nanoTime() - until > 0) {
        closeConnection();
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
    }
  }

  private static String told(String before, SQLException e) {
    String now = String.valueOf(e.getMessage());
    if (!now.equals(before)) {
      LOG.warnf("whose turn it is cannot be asked yet: %s", now);
    }
    return now;
  }

  /** Lets it go and looks once more: after a moment without the database it is not ours to take. */
  private boolean isStillFree() throws SQLException, InterruptedException {
    closeConnection();
    TimeUnit.MILLISECONDS.sleep(GRACE.toMillis());
    return tryLock();
  }

  private boolean tryLock() throws SQLException {
    if (connection == null) {
      connection = database.getConnection();
    }
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_try_advisory_lock(?, 0)")) {
      lock.setInt(1, SERVING);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /**
   * Ends all sessions of who has the turn and has said nothing for as long as the lease. Also those
   * in the middle of a transaction: what they hold would keep the next one waiting.
   */
  private void putOutIfSilent() throws SQLException {
    try (PreparedStatement end =
        connection.prepareStatement(
            "SELECT count(pg_terminate_backend(o.pid)) FROM pg_locks l"
                + " JOIN pg_stat_activity a ON a.pid = l.pid"
                + " JOIN pg_stat_activity o ON o.datid = a.datid AND (o.pid = a.pid"
                + " OR (o.application_name = a.application_name AND o.application_name <> ?))"
                + " WHERE l.locktype = 'advisory'"
                + " AND l.granted AND l.classid::bigint = ? AND l.objid::bigint = 0"
                + " AND l.database = (SELECT oid FROM pg_database"
                + " WHERE datname = current_database())"
                + " AND a.state_change < clock_timestamp() - ? * interval '1 ms'")) {
      end.setString(1, NAMELESS);
      end.setLong(2, SERVING);
      end.setLong(3, lease.toMillis());
      try (ResultSet row = end.executeQuery()) {
        row.next();
        if (row.getInt(1) > 0) {
          LOG.warnf(
              "who served was silent for %s: its %d sessions are ended", lease, row.getInt(1));
        }
      }
    }
  }

  /**
   * Keeps the turn for as long as it is ours, in a thread of its own.
   *
   * @param lost what to do when another server has it
   */
  public void keep(Runnable lost) {
    Thread thread = new Thread(() -> keepUntilLost(lost), "serving-turn");
    thread.setDaemon(true);
    thread.start();
  }

  private void keepUntilLost(Runnable lost) {
    try {
      while (!closing.await(SAY_EVERY_MS, TimeUnit.MILLISECONDS)) {
        if (!isOurs()) {
          LOG.error("another server has taken over; this one stops");
          lost.run();
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** While the database is away nobody else has it either. */
  private boolean isOurs() {
    try {
      if (connection == null) {
        return tryLock();
      }
      try (PreparedStatement say = connection.prepareStatement("SELECT 1")) {
        return say.execute();
      }
    } catch (SQLException e) {
      LOG.warnf("the turn's connection is gone, and is made anew: %s", e.getMessage());
      closeConnection();
      return true;
    }
  }

  private void closeConnection() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debugf("it was closed already: %s", e.getMessage());
      }
      connection = null;
    }
  }

  /** Gives the turn to whoever waits for it. */
  @Override
  public void close() {
    closing.countDown();
    closeConnection();
  }
}
