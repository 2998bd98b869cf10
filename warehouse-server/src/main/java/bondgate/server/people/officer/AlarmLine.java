package bondgate.server.people.officer;

import bondgate.server.fence.Verdict;
import bondgate.server.people.ItemName;
import java.time.Instant;

/**
 * One alarm, as the page shows it.
 *
 * @param id its number in the zone
 * @param verdict why, null while only the agent's siren has spoken
 * @param siren whether the agent's siren sounded
 * @param seenAt when it happened, by the agent's clock
 * @param portal the opening
 * @param epc the tag
 * @param item what the tag is bound to, null if nothing
 * @param leaf index of its record in the evidence log
 * @param acknowledgement who looked into it, null while it is open
 */
public record AlarmLine(
    long id,
    Verdict verdict,
    boolean siren,
    Instant seenAt,
    String portal,
    String epc,
    ItemName item,
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
