package bondgate.server.audit;

/** What went wrong, in one line. */
final class Causes {
  private Causes() {}

  /** The messages of a failure and of what caused it. */
  static String of(Throwable failure) {
    StringBuilder text = new StringBuilder(String.valueOf(failure.getMessage()));
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      text.append("; ").append(cause.getMessage());
    }
    return text.toString();
  }
}
