package bondgate.server.fence;

import java.time.Instant;

/**
 * 报警 — one tag at one opening, or one trouble with a device, from the first fact until somebody
 * acknowledges it. What is not so, or not so yet, is {@code null}.
 *
 * @param id number in the zone: the leaf that opened it
 * @param item part number, if the tag is one of ours
 * @param seenAt when the first fact happened
 * @param committedAt when the server knew
 * @param edgeReason why the edge agent's siren sounded
 * @param edgeLeaf leaf of the siren
 * @param verdict the verdict that raised or joined it
 * @param verdictLeaf leaf of that crossing
 * @param facts how many facts it joins, from 1
 * @param lastLeaf leaf of the last of them
 * @param device the device that is in trouble; then there is no portal and no tag
 * @param trouble name of its {@link DeviceTrouble}
 * @param detail what was received, what was expected; of a tag, how its chip does not fit
 * @param gatePass the gate pass that its tags differ from; then there is no tag and no device
 * @param mendedLeaf leaf of the comparison that found that later crossings mended it
 * @param outcome what was found and done
 */
public record Alarm(
    long id,
    String portal,
    String epc,
    String item,
    Instant seenAt,
    Instant committedAt,
    String edgeReason,
    Long edgeLeaf,
    String verdict,
    Long verdictLeaf,
    int facts,
    long lastLeaf,
    String device,
    String trouble,
    String detail,
    String gatePass,
    Long mendedLeaf,
    String outcome,
    String acknowledgedBy,
    Long acknowledgedLeaf,
    Instant acknowledgedAt) {
  /** Whether nobody has acknowledged it yet. */
  public boolean open() {
    return acknowledgedLeaf == null;
  }
}
