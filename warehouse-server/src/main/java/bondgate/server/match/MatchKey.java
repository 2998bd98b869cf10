package bondgate.server.match;

import java.util.Comparator;

/**
 * Where a piece stands in the list, the newest first: the leaf of its crossing or, if it has none
 * in the time asked for, of the act that sold it; then its tag.
 */
public record MatchKey(long leaf, String epc) implements Comparable<MatchKey> {
  /** Above all. */
  public static final MatchKey NEWEST = new MatchKey(Long.MAX_VALUE, "");

  private static final Comparator<MatchKey> ORDER =
      Comparator.comparingLong(MatchKey::leaf).thenComparing(MatchKey::epc);

  @Override
  public int compareTo(MatchKey other) {
    return ORDER.compare(this, other);
  }
}
