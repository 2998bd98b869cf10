package bondgate.events;

import java.time.Instant;

/**
 * A tag was heard at an opening and did not go through it.
 *
 * @param portal the opening
 * @param reader the reader that heard it
 * @param epc upper-case hex, whole 16-bit words
 * @param outcome what it did instead
 * @param insideReads reads at the inside row
 * @param outsideReads reads at the outside row
 * @param peakRssiDbm the strongest read, in dBm, from -127 to 20
 * @param firstSeenAt time of the first read
 */
public record TagSighting(
    String portal,
    String reader,
    String epc,
    Outcome outcome,
    int insideReads,
    int outsideReads,
    int peakRssiDbm,
    Instant firstSeenAt)
    implements EdgeEvent {
  /** Checks the ranges. */
  public TagSighting {
    Checks.name("portal", portal);
    Checks.name("reader", reader);
    Checks.epc(epc);
    Checks.present("outcome", outcome);
    Checks.atLeast("insideReads", insideReads, 0);
    Checks.atLeast("outsideReads", outsideReads, 0);
    Checks.within("peakRssiDbm", peakRssiDbm, -127, 20);
    Checks.present("firstSeenAt", firstSeenAt);
  }

  @Override
  public EventKind kind() {
    return EventKind.TAG_SIGHTING;
  }

  /** What a tag did that did not go through. */
  public enum Outcome {
    /** It came by on one side, or was heard too rarely to say more. */
    NEAR,
    /** It came into the opening and went back to the side it came from. */
    TURNED_BACK,
    /** It lay still within earshot. */
    STILL
  }
}
