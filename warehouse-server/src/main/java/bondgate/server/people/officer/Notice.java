package bondgate.server.people.officer;

/**
 * What became of the form that the officer just sent.
 *
 * @param outcome what became of it
 * @param leaf where it is kept, -1 unless saved
 * @param earlier the outcome that stands, if another one was acknowledged before; else empty
 */
public record Notice(Outcome outcome, long leaf, String earlier) {
  /** The most characters of what was found. */
  static final int LONGEST_FINDING = 500;

  /** Nothing was sent. */
  static final Notice NONE = of(Outcome.NONE);

  /** It is kept in the evidence log under this index. */
  static Notice saved(long leaf) {
    return new Notice(Outcome.SAVED, leaf, "");
  }

  /** It did not take effect, for this reason. */
  static Notice of(Outcome outcome) {
    return new Notice(outcome, -1, "");
  }

  /** What became of a form. */
  public enum Outcome {
    /** Nothing was sent. */
    NONE,
    /** It took effect, now or by an earlier click. */
    SAVED,
    /** The officer did not say what was found, or too much. */
    FINDING_MISSING,
    /** Somebody acknowledged the alarm before, with another outcome. */
    ACKNOWLEDGED_OTHERWISE,
    /** There is no such alarm. */
    NO_SUCH_ALARM,
    /** No answer in time: sending it again is safe. */
    NOT_NOW
  }
}
