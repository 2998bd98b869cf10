package bondgate.till.barcode;

import java.util.Optional;

/**
 * A trade item number (GTIN, 商品条码) whose check digit is right, as 14 digits.
 *
 * @param digits 14 digits; shorter forms are filled with zeros from the left
 */
public record Gtin(String digits) {
  /** Checks length, digits and check digit. */
  public Gtin {
    if (!digits.matches("[0-9]{14}") || !CheckDigit.isRight(digits)) {
      throw new IllegalArgumentException(
          "a GTIN is 14 digits of which the last is right; received '%s'".formatted(digits));
    }
  }

  /** The number that 8, 12, 13 or 14 digits name, if their check digit is right. */
  public static Optional<Gtin> of(String digits) {
    if (!digits.matches("[0-9]{8}|[0-9]{12,14}")) {
      return Optional.empty();
    }
    String filled = "0".repeat(14 - digits.length()) + digits;
    return CheckDigit.isRight(filled) ? Optional.of(new Gtin(filled)) : Optional.empty();
  }

  /** The UPC-A digits of a UPC-E symbol of 8 digits (number system, six, check); GS1 5.2.2.4. */
  static String fromUpcE(String digits) {
    String six = digits.substring(1, 7);
    String system = digits.substring(0, 1);
    char last = six.charAt(5);
    String body =
        switch (last) {
          case '0', '1', '2' -> six.substring(0, 2) + last + "0000" + six.substring(2, 5);
          case '3' -> six.substring(0, 3) + "00000" + six.substring(3, 5);
          case '4' -> six.substring(0, 4) + "00000" + six.substring(4, 5);
          default -> six.substring(0, 5) + "0000" + last;
        };
    return system + body + digits.charAt(7);
  }
}
