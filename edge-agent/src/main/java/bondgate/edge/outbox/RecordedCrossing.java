package bondgate.edge.outbox;

import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import java.time.Instant;

/**
 * A crossing that is on disk, as the staff's counting display shows it.
 *
 * @param seq number of its record in the running epoch
 * @param portal the opening
 * @param epc the tag
 * @param direction which way
 * @param decision what the agent decided
 * @param seenAt when it was last heard
 */
public record RecordedCrossing(
    long seq,
    String portal,
    String epc,
    Direction direction,
    EdgeDecision decision,
    Instant seenAt) {}
