package bondgate.rfid.epc;

/**
 * GS1's check digit: modulo 10 with weights 3 and 1 from the right (General Specifications 7.9).
 */
public final class CheckDigit {
  private CheckDigit() {}

  /**
   * The check digit that belongs after these digits.
   *
   * @param digits the key without its check digit, 1 to 40 digits
   * @throws IllegalArgumentException if there is anything but digits
   */
  public static char of(String digits) {
    if (digits.isEmpty() || digits.length() > 40 || !SerialText.isDigits(digits)) {
      throw new IllegalArgumentException("expected 1 to 40 digits; received '" + digits + "'");
    }
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int weight = (digits.length() - i) % 2 == 1 ? 3 : 1;
      sum += weight * Character.digit(digits.charAt(i), 10);
    }
    return Character.forDigit((10 - sum % 10) % 10, 10);
  }

  /** Whether the last digit is the right check digit for those before it. */
  public static boolean isRight(String key) {
    return key.length() > 1
        && key.length() <= 41
        && SerialText.isDigits(key)
        && key.charAt(key.length() - 1) == of(key.substring(0, key.length() - 1));
  }

  static String without(String key) throws EpcFaultException {
    if (!isRight(key)) {
      String expected =
          SerialText.isDigits(key) && key.length() > 1 && key.length() <= 41
              ? "check digit " + of(key.substring(0, key.length() - 1))
              : "digits with a check digit";
      throw new EpcFaultException(EpcFault.Kind.CHECK_DIGIT, key, expected);
    }
    return key.substring(0, key.length() - 1);
  }
}
