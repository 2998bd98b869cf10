package bondgate.server.payment;

/**
 * A provider did not answer, or not as agreed: nobody knows what it did. The message names
 * provider, question and code, and is safe to log.
 */
final class ProviderDownException extends Exception {
  private static final long serialVersionUID = 1L;

  ProviderDownException(String provider, String question, String what) {
    super("%s, %s: %s".formatted(provider, question, what));
  }

  ProviderDownException(String provider, String question, Exception cause) {
    // Not kept as the cause: the SDKs' exceptions quote requests with their keys' signatures and
    // bodies.
    super("%s, %s: %s".formatted(provider, question, kinds(cause)));
  }

  private static String kinds(Throwable failure) {
    Throwable deeper = failure.getCause();
    String kind = failure.getClass().getSimpleName();
    return deeper == null ? kind : kind + " after " + kinds(deeper);
  }
}
