package bondgate.server.people.officer;

/**
 * What became of a form about control orders.
 *
 * @param outcome what became of it
 * @param leaf where it is kept, -1 unless saved
 */
public record ControlNotice(Outcome outcome, long leaf) {
  /** Nothing was sent. */
  static final ControlNotice NONE = of(Outcome.NONE);

  static ControlNotice saved(long leaf) {
    return new ControlNotice(Outcome.SAVED, leaf);
  }

  static ControlNotice of(Outcome outcome) {
    return new ControlNotice(outcome, -1);
  }

  /** Whether there is something to say. */
  public boolean said() {
    return outcome != Outcome.NONE;
  }

  /** Whether it took effect. */
  public boolean good() {
    return outcome == Outcome.SAVED;
  }

  /** What became of a form. */
  public enum Outcome {
    /** Nothing was sent. */
    NONE,
    /** It took effect, now or by an earlier click. */
    SAVED,
    /** A field is missing, too long, or not spelled as it must be. */
    MALFORMED,
    /** There is no such tag, item or portal. */
    TARGET_UNKNOWN,
    /** The number stands for another order. */
    OTHER_ORDER,
    /** Its end has passed. */
    OVER,
    /** There is no order of that number. */
    NO_SUCH_ORDER,
    /** It was lifted before, with another outcome. */
    LIFTED_OTHERWISE,
    /** Another person has to approve it. */
    WAITS,
    /** No answer in time: sending it again is safe. */
    NOT_NOW
  }
}
