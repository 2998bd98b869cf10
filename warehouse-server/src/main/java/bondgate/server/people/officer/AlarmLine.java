package bondgate.server.people.officer;

import bondgate.server.fence.DeviceTrouble;
import bondgate.server.fence.Verdict;
import bondgate.server.gatepass.Differing;
import bondgate.server.goods.ChipMismatch;
import bondgate.server.people.ItemName;
import java.time.Instant;
import java.util.List;

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
 * @param trouble what is wrong with a device, null in an alarm about a tag
 * @param device that device
 * @param detail what was received, what was expected; of a tag, how its chip does not fit
 * @param pass how the tags of a gate pass differ, null in an alarm about anything else
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
    DeviceTrouble trouble,
    String device,
    String detail,
    PassDifference pass,
    Acknowledgement acknowledgement) {

  /** An alarm about a tag. */
  public AlarmLine(
      long id,
      Verdict verdict,
      boolean siren,
      Instant seenAt,
      String portal,
      String epc,
      ItemName item,
      long leaf,
      Acknowledgement acknowledgement) {
    this(
        id,
        verdict,
        siren,
        seenAt,
        portal,
        epc,
        item,
        leaf,
        null,
        null,
        null,
        null,
        acknowledgement);
  }

  /** How the chip of a tag does not fit, null if it does. */
  public ChipMismatch chip() {
    return epc == null || detail == null ? null : ChipMismatch.of(detail).orElse(null);
  }

  /** Whether nobody has looked into it. */
  public boolean open() {
    return acknowledgement == null;
  }

  /**
   * What a gate pass states, and what went through its opening.
   *
   * @param passNo our number of the pass
   * @param mended leaf of the comparison that found it mended, null while it is not
   * @param stated tags of the pass
   * @param through those that are through by the last comparison
   * @param differences what differs, or last differed
   */
  public record PassDifference(
      String passNo,
      Long mended,
      List<String> stated,
      List<String> through,
      List<PassDifference.Tag> differences) {
    /** Takes copies. */
    public PassDifference {
      stated = List.copyOf(stated);
      through = List.copyOf(through);
      differences = List.copyOf(differences);
    }

    /** A tag, and how it differs. */
    public record Tag(String epc, Differing kind) {}
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
