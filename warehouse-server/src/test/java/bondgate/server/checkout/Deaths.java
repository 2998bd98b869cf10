package bondgate.server.checkout;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the commits of the threads that are watched, and lets their process die at one of them:
 * from then on nothing that they do reaches the database, and what was not committed is gone. The
 * connections' driver asks here; see {@link DyingDriver}.
 */
final class Deaths {
  /** Of no class that says the database is away: nobody waits for a process that is dead. */
  private static final String DEAD = "XX000";

  private static final Set<String> WATCHED = ConcurrentHashMap.newKeySet();
  private static final Set<Connection> OPEN = ConcurrentHashMap.newKeySet();
  private static final List<String> COMMITS = new ArrayList<>();

  private static Thread main = Thread.currentThread();
  private static int dieAt;
  private static Moment moment = Moment.AFTER;
  private static volatile boolean dead;
  private static boolean died;

  private Deaths() {}

  /** On which side of the commit. */
  enum Moment {
    BEFORE,
    AFTER
  }

  /** A commit or a statement that is one. */
  interface Durable<T> {
    T go() throws SQLException;
  }

  /** The calling thread and those of these names are the process. */
  static void watch(String... threads) {
    WATCHED.clear();
    main = Thread.currentThread();
    WATCHED.add(main.getName());
    WATCHED.addAll(List.of(threads));
  }

  /** Counts from 1 again; dies at that commit, or at none if it is 0. */
  static synchronized void arm(int commit, Moment when) {
    COMMITS.clear();
    dieAt = commit;
    moment = when;
    dead = false;
    died = false;
  }

  /** What was committed since then, each by its statements. */
  static synchronized List<String> commits() {
    return List.copyOf(COMMITS);
  }

  static boolean isDead() {
    return dead;
  }

  /** Whether it died since it was armed. */
  static synchronized boolean died() {
    return died;
  }

  /** Nothing is watched any more. */
  static void rest() {
    WATCHED.clear();
  }

  /** The next process starts. */
  static synchronized void restarted() {
    dead = false;
  }

  static boolean isWatched() {
    return WATCHED.contains(Thread.currentThread().getName());
  }

  /** Whoever is dead does nothing more. */
  static void alive() throws SQLException {
    if (dead && isWatched()) {
      throw new SQLException("the process is dead", DEAD);
    }
  }

  static void began(Connection real) {
    OPEN.add(real);
  }

  static void ended(Connection real) {
    OPEN.remove(real);
  }

  /** Does something after which it is durable, or dies on one of its sides. */
  static <T> T durable(String what, Durable<T> commit) throws SQLException {
    boolean here;
    synchronized (Deaths.class) {
      alive();
      COMMITS.add(what);
      here = COMMITS.size() == dieAt && !died;
    }
    if (here && moment == Moment.BEFORE) {
      die();
    }
    T result = commit.go();
    if (here) {
      die();
    }
    return result;
  }

  private static void die() throws SQLException {
    synchronized (Deaths.class) {
      dead = true;
      died = true;
    }
    for (Connection real : OPEN) {
      real.rollback();
    }
    if (Thread.currentThread() != main) {
      // Who waits for that thread would wait for nobody.
      main.interrupt();
    }
    throw new SQLException("died %s commit %d".formatted(moment, dieAt), DEAD);
  }
}
