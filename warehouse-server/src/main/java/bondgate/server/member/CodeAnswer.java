package bondgate.server.member;

/** What a member's code opens. */
public sealed interface CodeAnswer {
  /** It is the member's, and used up by this. */
  record Accepted(Person person) implements CodeAnswer {}

  /** It opens nothing. */
  record Refused(Why why) implements CodeAnswer {}

  /** Why a code opens nothing. */
  enum Why {
    /** Not the shape of a code: another QR code, or part of one. */
    NOT_A_CODE,
    /** No member has this number. */
    UNKNOWN,
    /** The member withdrew; nothing of him is kept. */
    WITHDRAWN,
    /** Not the digits of any moment just past: counted. */
    WRONG,
    /** Of some minutes ago; the member's page shows another one now. */
    EXPIRED,
    /** This one, or a later one, was accepted before. */
    USED,
    /** After too many wrong ones, for some minutes. */
    LOCKED
  }
}
