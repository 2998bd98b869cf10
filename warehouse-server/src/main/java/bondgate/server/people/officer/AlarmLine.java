package bondgate.server.people.officer;

import bondgate.events.Direction;
import bondgate.server.people.ItemName;
import java.time.Instant;

/**
 * One alarm, as the page shows it.
 *
 * @param id its number in the zone
 * @param verdict why
 * @param seenAt when it happened, by the agent's clock
 * @param portal the opening
 * @param epc the tag
 * @param item what the tag is bound to, null if nothing
 * @param direction which way
 * @param leaf index of its record in the evidence log
 * @param acknowledgement who looked into it, null while it is open
 */
public record AlarmLine(
    long id,
    VerdictMark verdict,
    Instant seenAt,
    String portal,
    String epc,
    ItemName item,
    Direction direction,
    long leaf,
    Acknowledgement acknowledgement) {

  /** Whether nobody has looked into it. */
  public boolean open() {
    return acknowledgement == null;
  }

  /**
   * What was found.
   *
   * @param at when it was acknowledged
   * @param actor the role that did
   * @param outcome what was found and done
   */
  public record Acknowledgement(Instant at, String actor, String outcome) {}
}
