package bondgate.events;

/**
 * The agent switched its alarm outputs on: siren and lock.
 *
 * @param portal the opening
 * @param reader the reader that heard the tag
 * @param epc upper-case hex, whole 16-bit words
 * @param reason why
 * @param permitsVersion version of the permit list that was asked
 */
public record AlarmRaised(
    String portal, String reader, String epc, Reason reason, long permitsVersion)
    implements EdgeEvent {
  /** Checks the ranges. */
  public AlarmRaised {
    Checks.name("portal", portal);
    Checks.name("reader", reader);
    Checks.epc(epc);
    Checks.present("reason", reason);
    Checks.atLeast("permitsVersion", permitsVersion, 0);
  }

  @Override
  public EventKind kind() {
    return EventKind.ALARM_RAISED;
  }

  /** Why the siren sounded. */
  public enum Reason {
    /** The tag goes through without a permit for this portal and direction. */
    NOT_PERMITTED,
    /** The tag is in the opening, has no permit, and its direction cannot be told. */
    UNCERTAIN
  }
}
