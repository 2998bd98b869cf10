package bondgate.server.match;

import java.util.List;
import java.util.Optional;

/**
 * A page of the match, newest first.
 *
 * @param lines what was found
 * @param next the next page holds what stands below; empty: there is nothing more
 */
public record MatchPage(List<Line> lines, Optional<MatchKey> next) {
  /** Takes a copy. */
  public MatchPage {
    lines = List.copyOf(lines);
  }

  /** A piece and where it stands. */
  public record Line(MatchKey key, MatchCase piece) {}
}
