package bondgate.server.stream;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Set;

/** Tells a database that is away or busy, which passes, from a fault of ours, which does not. */
final class Outage {
  // Classes of SQLSTATE: connection exception, transaction rollback, insufficient resources,
  // operator intervention, system error.
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");
  private static final int MOST_CAUSES = 30;

  private Outage() {}

  static boolean is(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      if (cause instanceof SQLException sql && passes(sql)) {
        return true;
      }
      // The commit itself failed; whether it took effect is found by trying again.
      if (cause instanceof RollbackException
          || cause instanceof HeuristicMixedException
          || cause instanceof HeuristicRollbackException
          || cause instanceof SystemException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean passes(SQLException failure) {
    String state = failure.getSQLState();
    // The pool names no state when it cannot give a connection in time.
    return state == null || state.length() < 2 || PASSING.contains(state.substring(0, 2));
  }
}
