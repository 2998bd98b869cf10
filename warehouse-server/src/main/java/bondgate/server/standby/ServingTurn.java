package bondgate.server.standby;

import java.sql.Connection;
import java.sql.PreparedStatement;
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

  private static final long LOOK_EVERY_MS = 250;
  private static final long SAY_EVERY_MS = 1_000;

  /**
   * How often who serves looks again before it believes that another one does: for a second,
   * because one that waits holds the lock for a moment too, when it looks whether it is free.
   */
  private static final int LOOKS = 4;

  /** After its database was away, the server that serves has this long to be the first again. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final DataSource database;
  private final Duration lease;
  private final CountDownLatch closing = new CountDownLatch(1);

  // The connection and the trouble with it are guarded by this.
  private Connection connection;
  private String trouble = "";

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
   * @param patience how long to wait for it; if asking is in vain, nobody waits
   * @return the last answer
   */
  public TurnAnswer take(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    TurnAnswer before = ask(false);
    tell(before instanceof TurnAnswer.Theirs, before);
    while (!isLast(before) && System.nanoTime() - until <= 0) {
      if (closing.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
        return before;
      }
      // Also after a moment without the database: who served goes on.
      TurnAnswer now = ask(true);
      tell(before.getClass() != now.getClass(), now);
      before = now;
    }
    if (!(before instanceof TurnAnswer.Ours)) {
      closeConnection();
    }
    return before;
  }

  private static boolean isLast(TurnAnswer answer) {
    return answer instanceof TurnAnswer.Ours
        || (answer instanceof TurnAnswer.NotAsked notAsked && notAsked.inVain());
  }

  private synchronized void tell(boolean changed, TurnAnswer answer) {
    if (answer instanceof TurnAnswer.NotAsked notAsked) {
      trouble(notAsked.why());
    } else if (answer instanceof TurnAnswer.Ours) {
      LOG.info("this server serves");
    } else if (changed) {
      LOG.info("another server serves this database; this one waits");
    }
  }

  private synchronized TurnAnswer ask(boolean waited) throws InterruptedException {
    if (closing.getCount() == 0) {
      return new TurnAnswer.NotAsked("the turn was closed", true);
    }
    try {
      if (tryLock() && (!waited || isStillFree())) {
        return new TurnAnswer.Ours();
      }
      if (closing.getCount() > 0) {
        putOutIfSilent();
      }
      return new TurnAnswer.Theirs();
    } catch (SQLException e) {
      closeConnection();
      return new TurnAnswer.NotAsked(String.valueOf(e.getMessage()), isInVain(e.getSQLState()));
    }
  }

  /** PostgreSQL's class 28: it does not let us in; 3D000: there is no such database. */
  private static boolean isInVain(String state) {
    return state != null && (state.startsWith("28") || state.equals("3D000"));
  }

  /** Says it once, however often it comes. */
  private void trouble(String what) {
    if (!what.equals(trouble)) {
      LOG.warnf("whose turn it is cannot be asked: %s", what);
      trouble = what;
    }
  }

  /** Lets it go and looks once more: after a moment without the database it is not ours to take. */
  private boolean isStillFree() throws SQLException, InterruptedException {
    closeConnection();
    return !closing.await(GRACE.toMillis(), TimeUnit.MILLISECONDS) && tryLock();
  }

  private boolean tryLock() throws SQLException {
    if (connection == null) {
      connection = database.getConnection();
    }
    return TurnLock.tryTake(connection);
  }

  private void putOutIfSilent() throws SQLException {
    int ended = TurnLock.endIfSilent(connection, lease);
    if (ended > 0) {
      LOG.warnf("who served was silent for %s: its %d sessions are ended", lease, ended);
    }
  }

  private void endOwnLostSession() throws SQLException {
    if (TurnLock.endOwnLost(connection) > 0) {
      LOG.warn("a lost session of this server had the turn; it is ended");
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
  private synchronized boolean isOurs() throws InterruptedException {
    if (closing.getCount() == 0) {
      return true;
    }
    try {
      return isSaid() || isRegained();
    } catch (SQLException | RuntimeException e) {
      // Whatever the driver throws: who serves must not end unwatched.
      trouble(String.valueOf(e.getMessage()));
      closeConnection();
      return true;
    }
  }

  /** Says that we are there; false if the connection has to be made anew. */
  private boolean isSaid() {
    if (connection == null) {
      return false;
    }
    try (PreparedStatement say = connection.prepareStatement("SELECT 1")) {
      return say.execute();
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("the turn's connection is gone, and is made anew: %s", e.getMessage());
      closeConnection();
      return false;
    }
  }

  private boolean isRegained() throws SQLException, InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      if (tryLock()) {
        trouble = "";
        return true;
      }
      endOwnLostSession();
      if (closing.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  private synchronized void closeConnection() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException | RuntimeException e) {
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
