package bondgate.server.bondedlist;

/** Why a person has to look at a receipt. Nothing is guessed from it. */
public enum Trouble {
  /** It names no paper of ours. */
  UNKNOWN_PAPER,
  /**
   * The import is refused, and the message had been handed over more than once: the first may be
   * there.
   */
  SENT_MORE_THAN_ONCE,
  /** A code that we do not know, or two statements in it that do not go together. */
  UNCLEAR,
  /** Another number of the paper than customs gave before. */
  OTHER_NUMBER,
  /** It ends the paper, which has gone further than that end can be reached from. */
  ENDS_TOO_LATE,
  /** It says how far the paper is, which has ended before. */
  ENDED_ALREADY,
  /** Two ends: cancelled and void. */
  OTHER_END
}
