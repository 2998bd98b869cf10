package bondgate.events;

import java.time.Instant;

/**
 * 过门 — a tag went through an opening: the conclusion from many reads. Its time ({@code seenAt} of
 * the record) is that of the last read.
 *
 * @param portal the opening 通道门
 * @param reader the reader that heard it
 * @param epc upper-case hex, whole 16-bit words
 * @param direction which way, or that the evidence does not decide
 * @param confidencePermille 0 to 1000: how sure the inference is; below {@link
 *     #FAINT_BELOW_PERMILLE} one that does not decide is faint
 * @param insideReads reads at the inside row
 * @param outsideReads reads at the outside row
 * @param centroidGapMillis power-weighted time at the inside row minus that at the outside row, in
 *     milliseconds: positive for a tag that went in
 * @param peakRssiDbm the strongest read, in dBm, from -127 to 20
 * @param firstSeenAt time of the first read of this passage
 * @param decision what the agent decided
 * @param document the document that permitted it, empty if none
 * @param permitsVersion version of the permit list that was asked
 */
public record TagCrossing(
    String portal,
    String reader,
    String epc,
    Direction direction,
    int confidencePermille,
    int insideReads,
    int outsideReads,
    long centroidGapMillis,
    int peakRssiDbm,
    Instant firstSeenAt,
    EdgeDecision decision,
    String document,
    long permitsVersion)
    implements EdgeEvent {
  /** With more a tag was in the opening; with less it may as well have been behind the wall. */
  public static final int FAINT_BELOW_PERMILLE = 100;

  /** Checks the ranges. */
  public TagCrossing {
    Checks.name("portal", portal);
    Checks.name("reader", reader);
    Checks.epc(epc);
    Checks.present("direction", direction);
    Checks.within("confidencePermille", confidencePermille, 0, 1000);
    Checks.atLeast("insideReads", insideReads, 0);
    Checks.atLeast("outsideReads", outsideReads, 0);
    Checks.within("peakRssiDbm", peakRssiDbm, -127, 20);
    Checks.present("firstSeenAt", firstSeenAt);
    Checks.present("decision", decision);
    Checks.present("document", document);
    Checks.atLeast("permitsVersion", permitsVersion, 0);
  }

  /**
   * Nothing decides, and it is as likely that it never was in the opening: written down and looked
   * into, and no alarm by itself.
   */
  public boolean faint() {
    return isFaint(direction, confidencePermille);
  }

  /** The same of its direction and confidence; false for null, which is a sighting's. */
  public static boolean isFaint(Direction direction, Integer confidencePermille) {
    return direction == Direction.UNCERTAIN && confidencePermille < FAINT_BELOW_PERMILLE;
  }

  @Override
  public EventKind kind() {
    return EventKind.TAG_CROSSING;
  }
}
