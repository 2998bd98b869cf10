package bondgate.server.fence;

import bondgate.events.TagSighting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which crossings and sightings somebody wants to see; empty means all.
 *
 * @param verdict only with this verdict
 * @param outcome only sightings with this outcome
 * @param portal only through this opening
 * @param time only what took effect in this time
 * @param pieces only of these pieces, and while they say so
 */
public record CrossingQuery(
    Optional<Verdict> verdict,
    Optional<TagSighting.Outcome> outcome,
    Optional<String> portal,
    Optional<Time> time,
    Optional<List<Piece>> pieces) {
  /** All of them. */
  public static final CrossingQuery ALL =
      new CrossingQuery(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Takes a copy. */
  public CrossingQuery {
    pieces = pieces.map(List::copyOf);
  }

  /**
   * A time, by which a record took effect here: one that came late belongs to when it came.
   *
   * @param from inclusive
   * @param until exclusive
   */
  public record Time(Instant from, Instant until) {}

  /**
   * A piece, for some time.
   *
   * @param after only leaves above this one; -1 for no bound
   * @param before only leaves below this one; {@link Long#MAX_VALUE} for no bound
   */
  public record Piece(String epc, long after, long before) {
    /** For all time. */
    public static Piece always(String epc) {
      return new Piece(epc, -1, Long.MAX_VALUE);
    }
  }
}
