package bondgate.till.scale;

import java.util.Optional;

/**
 * What a scale's display says, in the scale's own digits, before any rule of ours.
 *
 * @param state whether it stands still
 * @param negative whether the value is below zero
 * @param digits the digits without point, 0 or more
 * @param decimals digits behind the point, 0 to 6
 * @param point whether the scale stated where the point is
 * @param unit the unit, if the scale stated it
 * @param net whether a tare (皮重) is taken off
 */
public record Indication(
    State state,
    boolean negative,
    long digits,
    int decimals,
    Point point,
    Optional<Unit> unit,
    boolean net) {
  /** Whether a value can be used. */
  public enum State {
    /** It stands still (稳定). */
    STABLE,
    /** It moves (未稳定). */
    MOVING,
    /** More than the scale can weigh (超载). */
    OVER,
    /** Less than zero by more than the scale shows (欠载). */
    UNDER,
    /** The scale cannot weigh now: it is zeroing, or outside the range in which it can. */
    NOT_READY
  }

  /** Whether the place of the decimal point is known. */
  public enum Point {
    /** The scale stated it. */
    STATED,
    /** The scale sent digits only. */
    NOT_STATED,
    /**
     * The scale stated fixed zeros (Toledo continuous, codes 0 and 1), which some put into the
     * digits and some leave out: factor 10.
     */
    FIXED_ZERO,
    /** The same with two zeros, code 0: factor 100. */
    FIXED_ZEROS
  }

  /** A unit of mass. */
  public enum Unit {
    /** Gram. */
    GRAM,
    /** Kilogram, 1000 g. */
    KILOGRAM,
    /** Pound; no whole number of grams, so never taken. */
    POUND
  }

  /** Checks the ranges. */
  public Indication {
    if (digits < 0 || digits > 99_999_999_999L || decimals < 0 || decimals > 6) {
      throw new IllegalArgumentException(
          "digits 0 to 99999999999 and decimals 0 to 6; received %d, %d"
              .formatted(digits, decimals));
    }
  }

  /** One without a value. */
  static Indication without(State state) {
    return new Indication(state, false, 0, 0, Point.STATED, Optional.empty(), false);
  }
}
