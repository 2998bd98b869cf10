package bondgate.camera;

import java.util.List;

/**
 * What is said about the person before the camera. Scores are cosines and probabilities in
 * thousandths. Only {@link Match} opens anything; every other answer leads to the way by card or
 * code, never to an alarm.
 */
public sealed interface Decision {
  /**
   * It is this person.
   *
   * @param person who
   * @param scoreMilli how like
   * @param secondMilli the most like other person, -1000 if there is none
   * @param liveMilli how surely no photograph or screen
   */
  record Match(PersonRef person, int scoreMilli, int secondMilli, int liveMilli)
      implements Decision {}

  /**
   * Nobody of the gallery, or not the one who was said.
   *
   * @param bestMilli the most like, -1000 if the gallery is empty
   */
  record Unknown(int bestMilli) implements Decision {}

  /**
   * Between like and unlike, or like two: neither is claimed.
   *
   * @param reason which of the two
   * @param bestMilli the most like
   * @param secondMilli the second, -1000 if there is none
   */
  record NotSure(Doubt reason, int bestMilli, int secondMilli) implements Decision {}

  /**
   * Probably a photograph or a screen.
   *
   * @param liveMilli how surely no photograph or screen
   */
  record NotLive(int liveMilli) implements Decision {}

  /**
   * Not compared at all.
   *
   * @param problems what the person may do about it; never empty
   */
  record Refused(List<QualityProblem> problems) implements Decision {
    /** Copies. */
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Not compared at all since the frame was no usable picture.
   *
   * @param problem why
   */
  record NoPicture(FrameProblem problem) implements Decision {}

  /** Why somebody is neither known nor unknown. */
  enum Doubt {
    /** More like than strangers are, less than the threshold. */
    BETWEEN_THE_THRESHOLDS,
    /** Like enough, but so is another person. */
    TWO_ARE_LIKE
  }
}
