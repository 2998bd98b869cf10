package bondgate.till.barcode;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One GS1 element string: application identifier and value.
 *
 * @param ai the identifier, 2 to 4 digits, such as 01 or 3103
 * @param value the value without it
 */
public record Element(String ai, String value) {
  /**
   * The date that a date element names; day 00 means the last day of the month.
   *
   * @param thisYear the year now, which decides the century: at most 50 years ahead, 49 back
   */
  public Optional<LocalDate> date(int thisYear) {
    if (!ai.matches("1[123567]") || !value.matches("[0-9]{6}")) {
      return Optional.empty();
    }
    int year = thisYear / 100 * 100 + Integer.parseInt(value.substring(0, 2));
    if (year - thisYear >= 51) {
      year -= 100;
    } else if (year - thisYear <= -50) {
      year += 100;
    }
    YearMonth month = YearMonth.of(year, Integer.parseInt(value.substring(2, 4)));
    int day = Integer.parseInt(value.substring(4));
    return day == 0
        ? Optional.of(month.atEndOfMonth())
        : month.isValidDay(day) ? Optional.of(month.atDay(day)) : Optional.empty();
  }

  /** The net weight that 310n names, in grams, if it is a whole number of them. */
  public OptionalLong grams() {
    if (!ai.matches("310[0-5]") || !value.matches("[0-9]{6}")) {
      return OptionalLong.empty();
    }
    long digits = Long.parseLong(value);
    int decimals = ai.charAt(3) - '0';
    if (decimals <= 3) {
      return OptionalLong.of(digits * pow10(3 - decimals));
    }
    long divisor = pow10(decimals - 3);
    return digits % divisor == 0 ? OptionalLong.of(digits / divisor) : OptionalLong.empty();
  }

  private static long pow10(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
