package bondgate.server.tax;

/** Bytes that state no question for a quote: what was received where, and what was expected. */
final class MalformedQuoteException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SHOWN = 80;

  private final String received;
  private final String expected;

  MalformedQuoteException(String field, String received, String expected) {
    super(field);
    this.received = field.isEmpty() ? shown(received) : field + " = " + shown(received);
    this.expected = expected;
  }

  String received() {
    return received;
  }

  String expected() {
    return expected;
  }

  private static String shown(String received) {
    return received.length() <= MOST_SHOWN ? received : received.substring(0, MOST_SHOWN) + "…";
  }
}
