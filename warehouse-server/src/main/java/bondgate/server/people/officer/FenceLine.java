package bondgate.server.people.officer;

import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.server.fence.Verdict;
import bondgate.server.people.ItemName;
import java.time.Instant;

/**
 * One crossing in the fence log, as the page shows it.
 *
 * @param leaf index of its record in the evidence log
 * @param seenAt last read of the passage, by the agent's clock
 * @param committedAt when it took effect
 * @param portal the opening 通道门
 * @param epc the tag, upper-case hex
 * @param item what the tag is bound to, null if nothing
 * @param direction which way
 * @param confidencePermille how sure the inference was, 0 to 1000
 * @param decision what the agent decided on the spot
 * @param verdict the verdict 判定
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
    Direction direction,
    int confidencePermille,
    EdgeDecision decision,
    Verdict verdict,
    String document,
    String device,
    long epoch,
    long seq) {}
