package bondgate.edge.outbox;

/** The disk or the database refused: the message names the file, what failed, and what to do. */
public final class OutboxException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what was received, what was expected, and what to do. */
  public OutboxException(String message) {
    super(message);
  }

  /** The same, with the database's own finding. */
  public OutboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
