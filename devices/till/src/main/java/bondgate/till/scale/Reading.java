package bondgate.till.scale;

/** What a weighing tells the till. Only {@link Stable} may be sold by. */
public sealed interface Reading {
  /**
   * A weight that stands still, is not negative and is in range.
   *
   * @param grams 0 to the capacity
   * @param net whether a tare is taken off
   */
  record Stable(long grams, boolean net) implements Reading {}

  /**
   * A weight that moves.
   *
   * @param grams 0 to the capacity
   * @param net whether a tare is taken off
   */
  record Moving(long grams, boolean net) implements Reading {}

  /**
   * Less than nothing: something was taken off a tared plate.
   *
   * @param grams below 0
   */
  record Negative(long grams) implements Reading {}

  /** More than the scale may weigh, by its own word or by the capacity that is set. */
  record Over() implements Reading {}

  /** Below zero by more than the scale shows: the plate is off or the zero is lost. */
  record Under() implements Reading {}

  /** The scale cannot weigh now. */
  record NotReady() implements Reading {}

  /**
   * Not taken.
   *
   * @param reason why
   */
  record Refused(Reason reason) implements Reading {}

  /** Why a weight is not taken. */
  enum Reason {
    /** Toledo codes 0 and 1: put a known weight on it and set what its fixed zeros mean. */
    FIXED_ZEROS_NOT_SET("小数位设置不明", "calibrate with a known weight: fixed zeros are ambiguous"),
    /** No decimal point was sent and none is set. */
    POINT_NOT_SET("小数点未设置", "the scale sends no decimal point: set the unit of its last digit"),
    /** Pounds. */
    NOT_GRAMS("单位不是克或千克", "set the scale to kg or g"),
    /** The last digit is less than a gram and not zero. */
    FRACTION_OF_GRAM("小于一克的读数", "the scale shows fractions of a gram: set it to whole grams");

    private final String chinese;
    private final String english;

    Reason(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    /** What to tell a Chinese-speaking technician. */
    public String chinese() {
      return chinese;
    }

    /** What to tell an English-speaking technician. */
    public String english() {
      return english;
    }
  }
}
