package bondgate.edge.uplink;

/** The broker did not do what was asked: names its address and what it said. */
final class BrokerException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
