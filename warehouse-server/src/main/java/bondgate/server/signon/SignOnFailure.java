package bondgate.server.signon;

/** The company's sign-on did not vouch for anybody. */
public final class SignOnFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What went wrong. */
  public enum Kind {
    /** No such way in was begun in this browser within ten minutes, or it was gone already. */
    NOT_BEGUN_HERE,
    /** It does not answer, or not as a sign-on does. */
    SILENT,
    /** It refused, or the person gave up there. */
    REFUSED_THERE,
    /** What it sent does not verify. */
    NOT_ITS_WORD,
    /** What it sent verifies, and names no account. */
    NO_ACCOUNT_NAMED
  }

  SignOnFailure(Kind kind, String detail) {
    super(detail);
    this.kind = kind;
  }

  SignOnFailure(Kind kind, String detail, Throwable cause) {
    super(detail, cause);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
