package bondgate.events;

/**
 * What arrived is not one of our messages. Checked, because outside is an attempt: every reader of
 * the wire has to say what it does then.
 */
public final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what was received and what was expected. */
  public MalformedMessageException(String message) {
    super(message);
  }

  /** Says what was received and what was expected, and keeps the parser's own finding. */
  public MalformedMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
