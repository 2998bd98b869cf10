package bondgate.server.stream;

import bondgate.events.FaceSighting;
import java.time.Instant;

/**
 * An agent stated what was decided of a face: fired in the transaction that writes the record, so
 * that an observer after its success never sees what was rolled back.
 *
 * @param zone the zone
 * @param device the agent
 * @param leafIndex of the record in the evidence log: of two statements the higher is the later
 * @param face what was stated
 * @param seenAt by the agent's clock
 */
public record FaceStated(
    String zone, String device, long leafIndex, FaceSighting face, Instant seenAt) {}
