package bondgate.edge.outbox;

/** The disk or the database refused: the message names the file, what failed, and what to do. */
public final class OutboxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean full;

  /** Says what was received, what was expected, and what to do. */
  public OutboxException(String message) {
    super(message);
    this.full = false;
  }

  /** The same, with the database's own finding. */
  public OutboxException(String message, Throwable cause) {
    this(message, cause, false);
  }

  OutboxException(String message, Throwable cause, boolean full) {
    super(message, cause);
    this.full = full;
  }

  /** Whether it is the disk that has no room. */
  public boolean full() {
    return full;
  }
}
