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
    // The cause's message may quote the provider's bytes.
    super("%s, %s: %s".formatted(provider, question, cause.getClass().getSimpleName()), cause);
  }
}
