package bondgate.server.people.officer;

import bondgate.server.match.MatchVerdict;
import java.util.Arrays;
import java.util.List;

/**
 * A page of the three-way match, newest first.
 *
 * @param newest whether it begins at the newest
 * @param next where the next page begins, as in its address; empty if there is none
 * @param partly whether it ends because enough was looked at, and not because it is full
 */
public record MatchListPage(
    MatchAsked asked, List<MatchRow> rows, boolean newest, String next, boolean partly) {
  /** Takes a copy. */
  public MatchListPage {
    rows = List.copyOf(rows);
  }

  /** The verdicts to choose from. */
  public List<MatchVerdict> verdicts() {
    return Arrays.asList(MatchVerdict.values());
  }
}
