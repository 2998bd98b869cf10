package bondgate.server.match;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many pieces have which verdict.
 *
 * @param counts by verdict; what is not there is none
 * @param whole whether all of the time asked for was counted; else only its newest part
 */
public record MatchCounts(Map<MatchVerdict, Long> counts, boolean whole) {
  /** Takes a copy. */
  public MatchCounts {
    Map<MatchVerdict, Long> copy = new EnumMap<>(MatchVerdict.class);
    copy.putAll(counts);
    counts = copy;
  }
}
