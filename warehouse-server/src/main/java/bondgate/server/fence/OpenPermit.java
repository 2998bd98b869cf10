package bondgate.server.fence;

import bondgate.events.Direction;
import bondgate.server.ledger.TransferId;

/**
 * A permit that is open.
 *
 * @param document the document behind it
 * @param moveId the planned move that the crossing makes
 * @param byDocument whether the crossing makes no entry and does not end the permit: the document
 *     does both, when all of it is met
 * @param waits whether it lets nothing through yet, because customs has not let the document go
 */
public record OpenPermit(
    String epc,
    String portal,
    Direction direction,
    String document,
    TransferId moveId,
    boolean byDocument,
    boolean waits) {
  /** A permit whose crossing makes the planned move. */
  public OpenPermit(
      String epc, String portal, Direction direction, String document, TransferId moveId) {
    this(epc, portal, direction, document, moveId, false, false);
  }
}
