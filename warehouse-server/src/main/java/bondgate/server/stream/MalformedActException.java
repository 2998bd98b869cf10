package bondgate.server.stream;

/** What was sent is no act: it is not JSON, a field is missing or unknown, or out of its range. */
public final class MalformedActException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedActException(String message, Throwable cause) {
    super(message, cause);
  }

  MalformedActException(String message) {
    super(message);
  }
}
