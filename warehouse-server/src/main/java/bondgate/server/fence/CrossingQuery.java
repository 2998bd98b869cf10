package bondgate.server.fence;

import bondgate.events.TagSighting;
import java.util.Optional;

/**
 * Which crossings and sightings somebody wants to see; empty means all.
 *
 * @param verdict only with this verdict
 * @param outcome only sightings with this outcome
 * @param portal only through this opening
 * @param epcPart only tags whose EPC holds this text
 */
public record CrossingQuery(
    Optional<Verdict> verdict,
    Optional<TagSighting.Outcome> outcome,
    Optional<String> portal,
    Optional<String> epcPart) {
  /** All of them. */
  public static final CrossingQuery ALL =
      new CrossingQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
