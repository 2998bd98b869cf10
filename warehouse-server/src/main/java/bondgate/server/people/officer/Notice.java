package bondgate.server.people.officer;

/**
 * What became of the form that the officer just sent.
 *
 * @param outcome what became of it
 * @param leaf where it is kept, -1 unless saved
 * @param received what was asked, if refused
 * @param expected what would have been possible, if refused
 */
public record Notice(Outcome outcome, long leaf, String received, String expected) {
  /** Nothing was sent. */
  static final Notice NONE = new Notice(Outcome.NONE, -1, "", "");

  /** The officer did not say what was found, or too much. */
  static final Notice OUTCOME_MISSING = new Notice(Outcome.OUTCOME_MISSING, -1, "", "");

  /** The most characters of an outcome. */
  static final int LONGEST_OUTCOME = 500;

  /** It is kept in the evidence log under this index. */
  static Notice saved(long leaf) {
    return new Notice(Outcome.SAVED, leaf, "", "");
  }

  /** What became of a form. */
  public enum Outcome {
    /** Nothing was sent. */
    NONE,
    /** It took effect, now or by an earlier click. */
    SAVED,
    /** It did not take effect. */
    REFUSED,
    /** The officer did not say what was found. */
    OUTCOME_MISSING
  }
}
