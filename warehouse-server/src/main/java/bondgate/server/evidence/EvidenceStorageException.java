package bondgate.server.evidence;

import java.sql.SQLException;

/**
 * The database did not do what the log asked of it. Unchecked, so that the transaction it happened
 * in is rolled back whoever began it; the same call may succeed later in a new one.
 */
public final class EvidenceStorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EvidenceStorageException(String what, SQLException cause) {
    super(
        "could not %s: %s (SQLSTATE %s)".formatted(what, cause.getMessage(), cause.getSQLState()),
        cause);
  }
}
