package bondgate.server.stream;

import bondgate.events.DoorOpened;
import java.time.Instant;

/**
 * An agent stated that a door for people was opened: fired in the transaction that writes the
 * record, so that what an observer writes stands and falls with it.
 *
 * @param zone the zone
 * @param leafIndex of the record in the evidence log
 * @param door what was stated
 * @param seenAt by the agent's clock
 */
public record DoorStated(String zone, long leafIndex, DoorOpened door, Instant seenAt) {}
