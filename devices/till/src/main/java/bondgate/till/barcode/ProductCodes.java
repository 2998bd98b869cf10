package bondgate.till.barcode;

/** EAN and UPC symbols and their add-ons. */
final class ProductCodes {
  private ProductCodes() {}

  /** Reads the data behind {@code ]E} and its modifier. */
  static Scan read(char modifier, String data) {
    if (!data.matches("[0-9]*")) {
      return refused(Problem.NOT_DIGITS);
    }
    return switch (modifier) {
      case '0' -> product(data);
      case '1' -> addOn(data, 2);
      case '2' -> addOn(data, 5);
      // The add-on follows its 13 digits without anything between; the till does not need it.
      case '3' ->
          data.length() == 15 || data.length() == 18
              ? product(data.substring(0, 13))
              : refused(Problem.WRONG_LENGTH);
      case '4' -> data.length() == 8 ? product8(data) : refused(Problem.WRONG_LENGTH);
      default -> new Scan.Refused(Symbology.EAN_UPC, Problem.UNKNOWN_SYMBOLOGY, 2);
    };
  }

  private static Scan product(String data) {
    return switch (data.length()) {
      // Most scanners send UPC-E filled up to 13 digits; some send its eight.
      case 8 -> data.charAt(0) <= '1' ? gtin(Gtin.fromUpcE(data)) : product8(data);
      case 12, 13 -> gtin(data);
      default -> refused(Problem.WRONG_LENGTH);
    };
  }

  private static Scan product8(String data) {
    return gtin(data);
  }

  private static Scan gtin(String digits) {
    return Gtin.of(digits)
        .<Scan>map(gtin -> new Scan.Product(Symbology.EAN_UPC, gtin))
        .orElseGet(() -> refused(Problem.WRONG_CHECK_DIGIT));
  }

  private static Scan addOn(String data, int length) {
    return data.length() == length ? new Scan.AddOn(data) : refused(Problem.WRONG_LENGTH);
  }

  private static Scan refused(Problem problem) {
    return new Scan.Refused(Symbology.EAN_UPC, problem, 0);
  }
}
