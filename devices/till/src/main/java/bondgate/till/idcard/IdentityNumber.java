package bondgate.till.idcard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/**
 * A citizen identity number (公民身份号码) of 18 characters whose check character is right, GB 11643.
 * Personal: it is never printed.
 */
public final class IdentityNumber {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  private final String characters;

  private IdentityNumber(String characters) {
    this.characters = characters;
  }

  /** The number that 18 characters are, if check character and date of birth are right. */
  public static Optional<IdentityNumber> of(String characters) {
    boolean right =
        characters.matches("[0-9]{17}[0-9X]")
            && checkOf(characters.substring(0, 17)) == characters.charAt(17)
            && isDate(characters.substring(6, 14));
    return right ? Optional.of(new IdentityNumber(characters)) : Optional.empty();
  }

  /** The check character of 17 digits: weighted sum modulo 11. */
  public static char checkOf(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % 11);
  }

  /** The date of birth in it. */
  public LocalDate birth() {
    return LocalDate.parse(characters.substring(6, 14), DATE);
  }

  /** The 18 characters; for the one place that must send them on, never for logs. */
  public String reveal() {
    return characters;
  }

  private static boolean isDate(String digits) {
    try {
      LocalDate.parse(digits, DATE);
      return true;
    } catch (DateTimeException e) {
      // The answer, not a failure: no such day.
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdentityNumber number && characters.equals(number.characters);
  }

  @Override
  public int hashCode() {
    return characters.hashCode();
  }

  /** Nothing of the number. */
  @Override
  public String toString() {
    return "IdentityNumber[withheld]";
  }
}
