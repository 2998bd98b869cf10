package bondgate.server.people.staff;

import bondgate.server.customs.AgainResult;
import java.util.Arrays;

/** What the page of what hangs says about a message that somebody wanted to send again. */
public enum AgainSaid {
  /** Nobody wanted it. */
  NOTHING,
  /** It is sent again. */
  QUEUED,
  /** Customs answered meanwhile. */
  ANSWERED,
  /** It was withdrawn. */
  WITHDRAWN,
  /** It goes by itself. */
  NOT_SENT_YET,
  /** Somebody sent it again less than a minute ago. */
  TOO_SOON,
  /** There is no such message. */
  UNKNOWN;

  /** Whether there is something to say. */
  public boolean said() {
    return this != NOTHING;
  }

  static AgainSaid of(AgainResult result) {
    if (result instanceof AgainResult.Queued) {
      return QUEUED;
    } else if (result instanceof AgainResult.Answered) {
      return ANSWERED;
    } else if (result instanceof AgainResult.Withdrawn) {
      return WITHDRAWN;
    } else if (result instanceof AgainResult.NotSentYet) {
      return NOT_SENT_YET;
    }
    return result instanceof AgainResult.TooSoon ? TOO_SOON : UNKNOWN;
  }

  /** As an address names it; anything else says nothing. */
  static AgainSaid of(String name) {
    return Arrays.stream(values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(NOTHING);
  }
}
