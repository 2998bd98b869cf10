package bondgate.evidence.proof;

/** The first thing in an export that is not as it should be: which member, and what is wrong. */
final class ExportFaultException extends Exception {
  private static final long serialVersionUID = 1L;

  ExportFaultException(String member, String fault) {
    super(member + ": " + fault);
  }

  ExportFaultException(String member, Exception cause) {
    super(member + ": " + cause.getMessage(), cause);
  }
}
