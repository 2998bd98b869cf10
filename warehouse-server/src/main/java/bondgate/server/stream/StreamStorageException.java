package bondgate.server.stream;

import java.sql.SQLException;

/**
 * The database did not answer a question about the streams; the same question may be asked again.
 */
public final class StreamStorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StreamStorageException(String what, SQLException cause) {
    super("tried to %s: %s".formatted(what, cause.getMessage()), cause);
  }
}
