package bondgate.server.payment;

import java.sql.SQLException;

/** The database did not do what was asked: says what that was, and keeps the database's finding. */
final class PaymentStorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PaymentStorageException(String what, SQLException cause) {
    super("cannot %s: %s".formatted(what, cause.getMessage()), cause);
  }
}
