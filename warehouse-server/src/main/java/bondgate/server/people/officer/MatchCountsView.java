package bondgate.server.people.officer;

import bondgate.server.match.MatchVerdict;
import java.util.List;

/**
 * How many pieces have which verdict.
 *
 * @param whole whether all of the time asked for was counted
 */
public record MatchCountsView(MatchAsked asked, List<Count> counts, boolean whole) {
  /** Takes a copy. */
  public MatchCountsView {
    counts = List.copyOf(counts);
  }

  /** One verdict and how many there are, with the address that lists them. */
  public record Count(MatchVerdict verdict, long pieces, String address) {}
}
