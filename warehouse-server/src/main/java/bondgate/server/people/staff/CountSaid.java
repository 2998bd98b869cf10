package bondgate.server.people.staff;

/** What the page of a count says of posting it: one sentence each, and what to do. */
public enum CountSaid {
  /** It is on the book now. */
  POSTED,
  /** It was on the book before. */
  POSTED_BEFORE,
  /** The task is none that counts. */
  NO_COUNT,
  /** People are still counting. */
  NOT_FINISHED,
  /** It was finished with bins that nobody counted. */
  BINS_LEFT,
  /** There is nothing in the place, and nothing was found. */
  NOTHING_THERE,
  /** Who would post it has counted himself. */
  SAME_PERSON,
  /** A program would post it; it takes a person. */
  NO_PERSON,
  /** It waits for another person. */
  WAITS,
  /** The book refused it. */
  REFUSED,
  /** Nobody knows yet whether it took effect. */
  BUSY;

  /** Whether it is good news, bad news, or neither: as pages mark it. */
  public String ok() {
    return switch (this) {
      case POSTED -> "true";
      case POSTED_BEFORE, BUSY, WAITS, NOT_FINISHED -> "wait";
      default -> "false";
    };
  }
}
