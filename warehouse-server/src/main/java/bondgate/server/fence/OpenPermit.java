package bondgate.server.fence;

import bondgate.events.Direction;
import bondgate.server.ledger.TransferId;

/**
 * A permit that waits for its crossing.
 *
 * @param document the document behind it
 * @param moveId the planned move that the crossing makes
 */
public record OpenPermit(
    String epc, String portal, Direction direction, String document, TransferId moveId) {}
