package bondgate.server.customs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Up to which number the messages of one zone and one way are in leaves, as this process knows it.
 * Numbers are given before a commit: one that was not there when the mark passed it is remembered,
 * and looked for until it is too far behind to come.
 */
final class KeptMark {
  /** After a start: so far behind the last one that is in a leaf, one may be that is in none. */
  private static final int BEFORE_THE_START = 1_000;

  /** At most so many numbers are looked at once. */
  private static final int WINDOW = 10_000;

  /** A transaction ends long before so many numbers were given after its own. */
  private static final int TOO_FAR_BEHIND = 100_000;

  /** No message has it: so a list of numbers is never empty. */
  private static final long NO_NUMBER = 0;

  private final String table;
  private final TreeSet<Long> missing = new TreeSet<>();
  private long upTo;

  private KeptMark(String table, long upTo) {
    this.table = table;
    this.upTo = upTo;
  }

  /** As far as the noted leaves say. */
  static KeptMark of(Connection connection, String zone, String way, String table)
      throws SQLException {
    long last =
        CustomsSql.query(
                connection,
                row -> row.getLong(1),
                "SELECT coalesce(max(message_id), 0) FROM customs_leaf WHERE zone = ? AND way = ?",
                zone,
                way)
            .get(0);
    return new KeptMark(table, Math.max(0, last - BEFORE_THE_START));
  }

  /**
   * Numbers of which nobody knows yet whether they are in a leaf.
   *
   * @param after the last one that is passed
   * @param end the last one to look at now
   * @param late earlier ones that were not there when they were passed; and one that never is
   * @param gaps those from {@code after} to {@code end} that are not there now
   * @param whole whether there is nothing after {@code end}
   */
  record Open(long after, long end, List<Long> late, List<Long> gaps, boolean whole) {
    Open {
      late = List.copyOf(late);
      gaps = List.copyOf(gaps);
    }
  }

  /** What to look at now. What is committed after this is looked at the next time. */
  Open open(Connection connection) throws SQLException {
    long newest =
        CustomsSql.query(
                connection,
                row -> row.getLong(1),
                "SELECT coalesce(max(id), 0) FROM %s".formatted(table))
            .get(0);
    long end = Math.max(upTo, Math.min(newest, upTo + WINDOW));
    List<Long> gaps =
        CustomsSql.query(
            connection,
            row -> row.getLong(1),
            "SELECT g FROM generate_series(?::bigint, ?::bigint) g"
                + " WHERE NOT EXISTS (SELECT FROM %s m WHERE m.id = g)".formatted(table),
            upTo + 1,
            end);
    List<Long> late = new ArrayList<>(missing);
    late.add(NO_NUMBER);
    return new Open(upTo, end, late, gaps, end >= newest);
  }

  /**
   * Passes all numbers before the first one that is in no leaf.
   *
   * @param found the numbers in no leaf, in their order
   * @param most how many were asked for
   */
  void pass(Open looked, List<Long> found, int most) {
    List<Long> inTheWindow = found.stream().filter(number -> number > looked.after()).toList();
    if (inTheWindow.isEmpty() && found.size() == most) {
      return;
    }
    long passed = inTheWindow.isEmpty() ? looked.end() : inTheWindow.get(0) - 1;
    looked.gaps().stream().filter(number -> number <= passed).forEach(missing::add);
    upTo = passed;
    missing.headSet(upTo - TOO_FAR_BEHIND).clear();
  }
}
