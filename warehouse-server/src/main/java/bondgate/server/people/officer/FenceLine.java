package bondgate.server.people.officer;

import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.TagCrossing;
import bondgate.events.TagSighting;
import bondgate.server.fence.Verdict;
import bondgate.server.people.ItemName;
import java.time.Duration;
import java.time.Instant;

/**
 * One line of the fence log, as the page shows it: a crossing with its verdict, or a tag that was
 * heard and did not go through.
 *
 * @param leaf index of its record in the evidence log
 * @param seenAt last read of the passage, by the agent's clock
 * @param committedAt when it took effect
 * @param portal the opening 通道门
 * @param epc the tag, upper-case hex
 * @param item what the tag is bound to, null if nothing
 * @param outcome what a tag did that did not go through; null for a crossing
 * @param direction which way; null for a sighting
 * @param confidencePermille how sure the inference was, 0 to 1000; null for a sighting
 * @param decision what the agent decided on the spot; null for a sighting
 * @param verdict the verdict 判定; null for a sighting
 * @param document the document that permitted it, empty if none
 * @param device the agent that stated it
 * @param epoch the agent's epoch
 * @param seq the record's number in the epoch
 */
public record FenceLine(
    long leaf,
    Instant seenAt,
    Instant committedAt,
    String portal,
    String epc,
    ItemName item,
    TagSighting.Outcome outcome,
    Direction direction,
    Integer confidencePermille,
    EdgeDecision decision,
    Verdict verdict,
    String document,
    String device,
    long epoch,
    long seq) {
  /** How long after it was seen a record is called late. */
  private static final Duration IN_TIME = Duration.ofMinutes(1);

  /** Whether it took effect much later than it was seen, as after a cut line. */
  public boolean late() {
    return committedAt.isAfter(seenAt.plus(IN_TIME));
  }

  /** Whether it may as well have been behind the wall, so that no siren sounded for it. */
  public boolean faint() {
    return TagCrossing.isFaint(direction, confidencePermille);
  }
}
