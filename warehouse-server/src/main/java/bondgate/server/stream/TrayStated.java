package bondgate.server.stream;

import bondgate.events.TrayChanged;
import java.time.Instant;

/**
 * An agent stated what lies on a till's tray: fired in the transaction that writes the record, so
 * that an observer after its success never sees what was rolled back.
 *
 * @param zone the zone
 * @param device the agent
 * @param leafIndex of the record in the evidence log: of two statements the higher is the later
 * @param tray what was stated
 * @param seenAt by the agent's clock
 */
public record TrayStated(
    String zone, String device, long leafIndex, TrayChanged tray, Instant seenAt) {}
