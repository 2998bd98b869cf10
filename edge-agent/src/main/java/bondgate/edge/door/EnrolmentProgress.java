package bondgate.edge.door;

import java.util.List;

/**
 * How far somebody has come who stands before a camera to be enrolled.
 *
 * @param state where it stands
 * @param zh what to do, in Chinese
 * @param en what to do, in English
 * @param have good pictures so far
 * @param wanted of so many
 */
public record EnrolmentProgress(
    State state, List<String> zh, List<String> en, int have, int wanted) {
  /** Where an enrolment stands. */
  public enum State {
    /** No picture was looked at yet. */
    WAITING,
    /** The last picture does not do. */
    AGAIN,
    /** The last picture is probably a photograph or a screen. */
    NOT_LIVE,
    /** Another person than in the pictures before: all begins again. */
    ANOTHER_PERSON,
    /** Good, and more are needed. */
    ONE_MORE,
    /** The face is kept; the consent is recorded. */
    DONE,
    /** It took too long: nothing is kept. */
    GIVEN_UP,
    /** The disk did not take record or face: nothing is kept. */
    FAILED
  }

  /** Copies. */
  public EnrolmentProgress {
    zh = List.copyOf(zh);
    en = List.copyOf(en);
  }

  static EnrolmentProgress of(State state, int have, int wanted) {
    return new EnrolmentProgress(state, List.of(), List.of(), have, wanted);
  }

  /** Whether nothing more will change. */
  public boolean ended() {
    return switch (state) {
      case WAITING, AGAIN, NOT_LIVE, ANOTHER_PERSON, ONE_MORE -> false;
      case DONE, GIVEN_UP, FAILED -> true;
    };
  }
}
