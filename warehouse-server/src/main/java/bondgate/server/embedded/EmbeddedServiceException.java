package bondgate.server.embedded;

/**
 * A service that the server brings along did not start or stop as it must. Checked, because the
 * cause lies outside: a folder, a port, another process.
 */
public final class EmbeddedServiceException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what was received, what was expected, and what to do. */
  public EmbeddedServiceException(String message) {
    super(message);
  }

  /** Says what was received, what was expected, and what to do, and keeps the cause. */
  public EmbeddedServiceException(String message, Throwable cause) {
    super(message, cause);
  }
}
