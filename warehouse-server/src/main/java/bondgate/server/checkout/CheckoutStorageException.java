package bondgate.server.checkout;

import java.sql.SQLException;

/** The database did not do what the checkout needs; nothing of it took effect. */
final class CheckoutStorageException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  CheckoutStorageException(String what, SQLException cause) {
    super("cannot %s: %s".formatted(what, cause.getMessage()), cause);
  }
}
