package bondgate.server.access;

/** What came of a change to an account. */
public sealed interface AccountResult {
  /** Done. */
  record Done() implements AccountResult {}

  /** Done, and this is the secret, which nobody can read again: once shown, or lost. */
  record Issued(String name, String secret) implements AccountResult {
    @Override
    public String toString() {
      return "Issued[" + name + "]";
    }
  }

  /** It was not done. */
  record Refused(Why why) implements AccountResult {}

  /** Why a change was not made. */
  enum Why {
    /** The name is not 2 to 40 of a-z, 0-9 and '-', beginning with a letter or digit. */
    NAME_MALFORMED,
    /** An account of this name is there. */
    NAME_TAKEN,
    /** No role was chosen. */
    NO_ROLE,
    /** No account of this name. */
    NO_SUCH_ACCOUNT,
    /** The password so far is wrong, or the account is locked. */
    OLD_SECRET_WRONG,
    /** The new password has fewer than 12 or more than 72 bytes. */
    SECRET_LENGTH,
    /** The new password holds the account's name, or is the one so far. */
    SECRET_OBVIOUS,
    /** A program's secret is issued, not chosen. */
    SECRET_NOT_CHOSEN,
    /** Who uses it signs in at the company's sign-on, and has no password here. */
    SECRET_ELSEWHERE,
    /** Nobody could make accounts any more. */
    LAST_OPERATOR
  }
}
