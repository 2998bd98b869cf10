package bondgate.server.people.officer;

/** Why an interval cannot be asked about, in the reader's words. */
final class RefusedInterval {
  private RefusedInterval() {}

  static String why(SilenceWords words, String code) {
    return switch (code) {
      case "intervalTooLong" -> words.intervalTooLong();
      case "fromNotBeforeTo" -> words.fromNotBeforeTo();
      default -> words.timeMalformed();
    };
  }
}
