package bondgate.evidence.proof;

/**
 * What was handed in is not a proof, note, checkpoint or key in the form its specification asks
 * for. Says nothing about whether the log is honest: there was nothing to check.
 */
public final class MalformedProofException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what was received and what was expected. */
  public MalformedProofException(String message) {
    super(message);
  }

  /** With what was received and what was expected, and the cause. */
  public MalformedProofException(String message, Throwable cause) {
    super(message, cause);
  }
}
