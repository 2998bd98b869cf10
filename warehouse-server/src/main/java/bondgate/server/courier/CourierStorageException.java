package bondgate.server.courier;

import java.sql.SQLException;

/** The database did not do what parcels need; nothing of it took effect. */
final class CourierStorageException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  CourierStorageException(String what, SQLException cause) {
    super("cannot %s: %s".formatted(what, cause.getMessage()), cause);
  }
}
