package bondgate.server.member;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 公民身份号码: 17 digits and a check character (GB 11643-1999): region, date of birth, serial number,
 * ISO 7064 MOD 11-2.
 */
public final class IdentityNumber {
  private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{16}[0-9X]");
  private static final String CHECKS = "10X98765432";
  private static final int LENGTH = 18;
  private static final int MODULUS = 11;

  private IdentityNumber() {}

  /**
   * The number as the register writes it; empty if it cannot be one.
   *
   * @param typed with or without blanks, x for X
   * @param today nobody is born later
   */
  public static Optional<String> of(String typed, LocalDate today) {
    String number = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    boolean is = SHAPE.matcher(number).matches() && born(number, today) && checks(number);
    return is ? Optional.of(number) : Optional.empty();
  }

  private static boolean born(String number, LocalDate today) {
    try {
      LocalDate born =
          LocalDate.of(
              Integer.parseInt(number.substring(6, 10)),
              Integer.parseInt(number.substring(10, 12)),
              Integer.parseInt(number.substring(12, 14)));
      return !born.isAfter(today) && born.getYear() >= 1850;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean checks(String number) {
    int sum = 0;
    for (int i = 0; i < LENGTH - 1; i++) {
      // The weight of a place is two to the power of its distance from the right, modulo 11.
      int weight = (1 << (LENGTH - 1 - i)) % MODULUS;
      sum += weight * Character.digit(number.charAt(i), 10);
    }
    return CHECKS.charAt(sum % MODULUS) == number.charAt(LENGTH - 1);
  }
}
