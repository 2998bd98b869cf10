package bondgate.server.evidence;

/** A question about a log that has no answer; says what was received, expected, and what to do. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Refusal refusal;

  private RefusedException(int status, Refusal refusal) {
    super(refusal.toString());
    this.status = status;
    this.refusal = refusal;
  }

  /** The question itself is wrong. */
  static RefusedException badRequest(String code, String received, String expected, String todo) {
    return new RefusedException(400, new Refusal("refused", code, received, expected, todo));
  }

  /** What is asked for is not there. */
  static RefusedException notFound(String code, String received, String expected, String todo) {
    return new RefusedException(404, new Refusal("refused", code, received, expected, todo));
  }

  /** What is asked for will be there, but is not yet. */
  static RefusedException notYet(String code, String received, String expected, String todo) {
    return new RefusedException(503, new Refusal("refused", code, received, expected, todo));
  }

  int status() {
    return status;
  }

  Refusal refusal() {
    return refusal;
  }

  /** As it goes over the wire, in the shape of all refusals of this server. */
  record Refusal(String status, String code, String received, String expected, String todo) {}
}
