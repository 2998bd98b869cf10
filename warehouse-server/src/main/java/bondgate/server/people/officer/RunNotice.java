package bondgate.server.people.officer;

import bondgate.server.stream.ActAnswer;

/**
 * What a form on a run's pages led to.
 *
 * @param refusal the figures of a refusal, in the words of the act; null for none
 */
public record RunNotice(Kind kind, RunRefusal why, ActAnswer.Refused refusal) {
  /** Nothing to say. */
  static final RunNotice NONE = new RunNotice(Kind.NONE, RunRefusal.NOT_NOW, null);

  /** Which sentence. */
  public enum Kind {
    /** None. */
    NONE,
    /** What can be proposed changed since it was shown. */
    SHOWN_OTHERWISE,
    /** Lists are taken without customs' figure, and no reason was said. */
    REASON_MISSING,
    /** The run was not settled, or not dropped. */
    REFUSED
  }

  static RunNotice of(Kind kind) {
    return new RunNotice(kind, RunRefusal.NOT_NOW, null);
  }

  static RunNotice refused(RunRefusal why) {
    return new RunNotice(Kind.REFUSED, why, null);
  }

  static RunNotice refused(ActAnswer.Refused refused) {
    return new RunNotice(Kind.REFUSED, RunRefusal.of(refused), refused);
  }

  /** Whether there is something to say. */
  public boolean said() {
    return kind != Kind.NONE;
  }
}
