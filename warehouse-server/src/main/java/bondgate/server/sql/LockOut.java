package bondgate.server.sql;

import java.time.Instant;
import java.util.Optional;

/**
 * Counts the wrong secrets that were said for a row, in its columns {@code failures} and {@code
 * locked_until}, and locks it for twice as long with each one from {@link Rule#allowed} on. What
 * says a right one sets both back.
 */
public final class LockOut {
  private final SliceSql sql;
  private final String statement;

  /**
   * Of the rows of a table.
   *
   * @param table the table's name, from the code and never from outside
   * @param key the column by which a row is known
   */
  public LockOut(SliceSql sql, String table, String key) {
    this.sql = sql;
    this.statement =
        "update %s set failures = failures + 1, locked_until = case".formatted(table)
            + " when failures + 1 < ? then null"
            + " else ? + make_interval(secs => ? * power(2, least(failures + 1 - ?, ?))) end"
            + " where %s = ? returning locked_until".formatted(key);
  }

  /**
   * When a row is locked, and for how long.
   *
   * @param allowed the wrong one in a row with which it is locked first, from 1
   * @param firstSeconds for how long then
   * @param mostDoublings how often that is doubled at the most
   */
  public record Rule(int allowed, long firstSeconds, int mostDoublings) {}

  /** One more wrong secret; until when the row is locked by it, if it is. */
  public Optional<Instant> failed(String row, Instant at, Rule rule) {
    return sql
        .query(
            statement,
            found -> SliceSql.instant(found, "locked_until"),
            rule.allowed(),
            at,
            rule.firstSeconds(),
            rule.allowed(),
            rule.mostDoublings(),
            row)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }
}
