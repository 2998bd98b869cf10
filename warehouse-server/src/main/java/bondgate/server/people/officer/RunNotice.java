package bondgate.server.people.officer;

import bondgate.server.customs.ChoiceResult;
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
    /** Which statement of a bill holds was decided before, or need not be. */
    NOT_DISPUTED,
    /** A further statement of the bill came since it was shown. */
    STATED_SINCE,
    /** Nobody said why a statement of a bill holds. */
    CHOICE_REASON_MISSING,
    /** The run was not settled, or not dropped. */
    REFUSED
  }

  /** Why no statement of a bill holds now that was chosen. */
  static Kind kind(ChoiceResult result) {
    if (result instanceof ChoiceResult.ReasonMissing) {
      return Kind.CHOICE_REASON_MISSING;
    }
    return result instanceof ChoiceResult.ShownOtherwise ? Kind.STATED_SINCE : Kind.NOT_DISPUTED;
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
