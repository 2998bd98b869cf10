package bondgate.events;

/**
 * A reader's state changed.
 *
 * @param reader the reader's name
 * @param state the new state
 * @param reason why, one of the named reasons
 * @param detail what the device or the operating system said, at most 200 characters, may be empty
 */
public record ReaderHealth(String reader, ReaderState state, Reason reason, String detail)
    implements EdgeEvent {
  /** Checks the ranges. */
  public ReaderHealth {
    Checks.name("reader", reader);
    Checks.present("state", state);
    Checks.present("reason", reason);
    Checks.present("detail", detail);
    Checks.within("length of detail", detail.length(), 0, 200);
  }

  @Override
  public EventKind kind() {
    return EventKind.READER_HEALTH;
  }

  /** Why a reader's state changed. */
  public enum Reason {
    /** The port was opened. */
    PORT_OPENED,
    /** The first round came to its end. */
    ROUND_FINISHED,
    /** The port cannot be opened. */
    PORT_NOT_OPENED,
    /** The port was there and is gone: the cable was pulled, or the adapter lost power. */
    PORT_LOST,
    /** Nothing came within the time in which a round must end. */
    NO_ROUND_END,
    /** The reader named an error of its own, such as 0x22, antenna missing. */
    READER_ERROR
  }
}
