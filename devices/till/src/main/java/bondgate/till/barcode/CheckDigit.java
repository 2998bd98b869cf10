package bondgate.till.barcode;

/**
 * The check digit (校验码) of GS1 keys: weights 3 and 1 from the right, GS1 General Specifications
 * 7.9.
 */
public final class CheckDigit {
  private CheckDigit() {}

  /** The digit, 0 to 9, that belongs behind these digits. */
  public static int of(String digits) {
    int sum = 0;
    int weight = 3;
    for (int i = digits.length() - 1; i >= 0; i--) {
      sum += weight * (digits.charAt(i) - '0');
      weight = 4 - weight;
    }
    return (10 - sum % 10) % 10;
  }

  /** Whether the last of these digits is the check digit of the others. */
  public static boolean isRight(String digits) {
    int last = digits.length() - 1;
    return last > 0 && of(digits.substring(0, last)) == digits.charAt(last) - '0';
  }
}
