package bondgate.server.people.staff;

import bondgate.server.handling.WaveResult;

/** What the page of waves says of what was done last. */
public enum WaveSaid {
  /** Nothing was done. */
  NOTHING(true),
  /** It is gathered. */
  GATHERED(true),
  /** It is given to the pickers. */
  RELEASED(true),
  /** What nobody had begun is taken out. */
  TAKEN_OUT(true),
  /** A document goes on with what is there. */
  GOES_ON(true),
  /** What is missing of a document waits. */
  WAITS(true),
  /** Numbers that no wave can have. */
  RULE_WRONG(false),
  /** No document that fits waits. */
  NOTHING_WAITS(false),
  /** The same form with another rule. */
  KEY_OF_OTHER_RULE(false),
  /** There is no such wave or document. */
  UNKNOWN(false),
  /** It is over. */
  OVER(false),
  /** Each document is begun. */
  ALL_BEGUN(false),
  /** Nothing of the document is taken. */
  NOTHING_TAKEN(false),
  /** Nothing of the document is missing. */
  NOTHING_MISSING(false),
  /** A piece of it is in a hand. */
  IN_HAND(false);

  private final boolean done;

  WaveSaid(boolean done) {
    this.done = done;
  }

  /** Whether it was done. */
  public boolean done() {
    return done;
  }

  static WaveSaid of(WaveResult.Refused refused) {
    return valueOf(refused.why().name());
  }
}
