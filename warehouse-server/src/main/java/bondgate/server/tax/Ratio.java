package bondgate.server.tax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact fraction in lowest terms. Consumption tax divides by one minus its rate, which most
 * often leaves no finite decimal; with fractions the one rounding at the end is the only one there
 * is.
 *
 * @param numerator with the sign
 * @param denominator above 0
 */
public record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {
  /** Nothing. */
  public static final Ratio ZERO = of(0);

  /** The whole. */
  public static final Ratio ONE = of(1);

  /**
   * Brings it to lowest terms.
   *
   * @throws ArithmeticException if the denominator is 0
   */
  public Ratio {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("a fraction of " + numerator + " over 0");
    }
    BigInteger common = numerator.gcd(denominator);
    BigInteger divisor = denominator.signum() < 0 ? common.negate() : common;
    if (!divisor.equals(BigInteger.ONE)) {
      numerator = numerator.divide(divisor);
      denominator = denominator.divide(divisor);
    }
  }

  /** That many wholes. */
  public static Ratio of(long wholes) {
    return new Ratio(BigInteger.valueOf(wholes), BigInteger.ONE);
  }

  /** Exactly that decimal. */
  public static Ratio of(BigDecimal value) {
    return value.scale() <= 0
        ? new Ratio(value.toBigIntegerExact(), BigInteger.ONE)
        : new Ratio(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  Ratio plus(Ratio other) {
    return new Ratio(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Ratio minus(Ratio other) {
    return plus(new Ratio(other.numerator.negate(), other.denominator));
  }

  Ratio times(Ratio other) {
    return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * The quotient.
   *
   * @throws ArithmeticException if the divisor is 0
   */
  Ratio dividedBy(Ratio divisor) {
    return new Ratio(
        numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
  }

  /**
   * The whole number that it is rounded to.
   *
   * @throws ArithmeticException if that is no long
   */
  public long rounded(RoundingMode mode) {
    return decimal(0, mode).longValueExact();
  }

  /** As a decimal with so many places, to be shown. */
  public BigDecimal decimal(int places, RoundingMode mode) {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), places, mode);
  }

  boolean isZero() {
    return numerator.signum() == 0;
  }

  boolean isAtLeast(Ratio other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(Ratio other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }
}
