package bondgate.till.scale;

import bondgate.till.scale.Indication.Point;
import bondgate.till.scale.Indication.Unit;
import java.util.Optional;

/**
 * What we take from a scale and as what. No smoothing and no floating point: OIML R 76.
 *
 * @param unitUnlessStated the unit where the scale sends none, as 8217 scales; default kilogram
 * @param lastDigitMilligrams what the last digit is worth where no point is sent, 1 to 10^9 mg;
 *     empty (default) refuses such weights
 * @param fixedZeros what Toledo's codes 0 and 1 mean; default refuses them
 * @param capacityGrams more than this is over range; 1 to 100 000 000, default 30 000
 */
public record ScaleRules(
    Unit unitUnlessStated,
    Optional<Long> lastDigitMilligrams,
    FixedZeros fixedZeros,
    long capacityGrams) {
  /** What fixed zeros mean on one scale; found with a known weight. */
  public enum FixedZeros {
    /** Not known: weights with them are refused. */
    REFUSED,
    /** The zeros are in the digits already, as in the Jaguar's recorded stream. */
    IN_THE_DIGITS,
    /** The zeros are to be added to the digits. */
    TO_BE_ADDED
  }

  /** Checks the ranges. */
  public ScaleRules {
    if (capacityGrams < 1 || capacityGrams > 100_000_000) {
      throw new IllegalArgumentException(
          "capacityGrams must be from 1 to 100000000; received " + capacityGrams);
    }
    lastDigitMilligrams.ifPresent(ScaleRules::checkLastDigit);
  }

  /** The defaults: kilograms, 30 kg, nothing ambiguous taken. */
  public static ScaleRules usual() {
    return new ScaleRules(Unit.KILOGRAM, Optional.empty(), FixedZeros.REFUSED, 30_000);
  }

  /** What a display means by these rules. */
  public Reading read(Indication shown) {
    return switch (shown.state()) {
      case OVER -> new Reading.Over();
      case UNDER -> new Reading.Under();
      case NOT_READY -> new Reading.NotReady();
      case STABLE, MOVING -> value(shown);
    };
  }

  private Reading value(Indication shown) {
    Unit unit = shown.unit().orElse(unitUnlessStated);
    if (unit == Unit.POUND) {
      return new Reading.Refused(Reading.Reason.NOT_GRAMS);
    }
    if (isFixedZero(shown.point()) && fixedZeros == FixedZeros.REFUSED) {
      return new Reading.Refused(Reading.Reason.FIXED_ZEROS_NOT_SET);
    }
    if (shown.point() == Point.NOT_STATED && lastDigitMilligrams.isEmpty()) {
      return new Reading.Refused(Reading.Reason.POINT_NOT_SET);
    }
    return milligrams(shown, unit)
        .map(milligrams -> taken(shown, milligrams))
        .orElseGet(() -> new Reading.Refused(Reading.Reason.FRACTION_OF_GRAM));
  }

  private Reading taken(Indication shown, long milligrams) {
    if (milligrams % 1000 != 0) {
      return new Reading.Refused(Reading.Reason.FRACTION_OF_GRAM);
    }
    long grams = milligrams / 1000;
    if (grams > capacityGrams) {
      return new Reading.Over();
    }
    if (shown.negative() && grams > 0) {
      return new Reading.Negative(-grams);
    }
    return shown.state() == Indication.State.STABLE
        ? new Reading.Stable(grams, shown.net())
        : new Reading.Moving(grams, shown.net());
  }

  /** Empty if the value has fractions of a milligram. */
  private Optional<Long> milligrams(Indication shown, Unit unit) {
    if (shown.point() == Point.NOT_STATED) {
      return lastDigitMilligrams.map(worth -> Math.multiplyExact(shown.digits(), worth));
    }
    long worth = unit == Unit.KILOGRAM ? 1_000_000L : 1_000L;
    if (fixedZeros == FixedZeros.TO_BE_ADDED) {
      worth *=
          shown.point() == Point.FIXED_ZERO ? 10 : shown.point() == Point.FIXED_ZEROS ? 100 : 1;
    }
    long divisor = 1;
    for (int i = 0; i < shown.decimals(); i++) {
      divisor *= 10;
    }
    if (worth >= divisor) {
      return Optional.of(Math.multiplyExact(shown.digits(), worth / divisor));
    }
    long finer = divisor / worth;
    return shown.digits() % finer == 0 ? Optional.of(shown.digits() / finer) : Optional.empty();
  }

  private static boolean isFixedZero(Point point) {
    return point == Point.FIXED_ZERO || point == Point.FIXED_ZEROS;
  }

  private static void checkLastDigit(long milligrams) {
    if (milligrams < 1 || milligrams > 1_000_000_000) {
      throw new IllegalArgumentException(
          "lastDigitMilligrams must be from 1 to 1000000000; received " + milligrams);
    }
  }
}
