package bondgate.server.access;

/** What comes of somebody for whom the company's sign-on vouches. */
public sealed interface SignOn {
  /**
   * He may enter as that account, with that ticket in the place of a password: once, within {@link
   * CompanyAccounts#WITHIN}.
   */
  record Entered(Account account, String ticket) implements SignOn {
    @Override
    public String toString() {
      return "Entered[" + account.name() + "]";
    }
  }

  /** He may not. */
  record Refused(Why why, String name) implements SignOn {}

  /** Why somebody who is known there does not enter here. */
  enum Why {
    /** The sign-on names no role of this server. */
    NO_ROLE,
    /** The name is not 2 to 40 of a-z, 0-9 and '-', beginning with a letter or digit. */
    NAME_UNUSABLE,
    /** An account of this name is somebody else's. */
    NAME_TAKEN,
    /** An operator closed the account. */
    CLOSED,
    /** He would be the last operator no more, and nobody could make accounts. */
    LAST_OPERATOR
  }
}
