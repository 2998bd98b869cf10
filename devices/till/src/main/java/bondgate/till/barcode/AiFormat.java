package bondgate.till.barcode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the value of an application identifier is built.
 *
 * @param parts in order
 * @param check which leading digits carry a check digit, 0 if none
 * @param date whether it is a date of six digits
 */
record AiFormat(List<Part> parts, int check, boolean date) {
  AiFormat {
    parts = List.copyOf(parts);
  }

  /**
   * One part of a value.
   *
   * @param digits whether only digits may be in it
   * @param least characters at least
   * @param most characters at most
   */
  record Part(boolean digits, int least, int most) {}

  /** Reads "N13+X..17 check": N digits, X characters, two dots for "up to". */
  static AiFormat parse(String format, String rule) {
    List<Part> parts = new ArrayList<>();
    for (String part : format.split("\\+", -1)) {
      boolean upTo = part.startsWith("..", 1);
      int most = Integer.parseInt(part.substring(upTo ? 3 : 1));
      parts.add(new Part(part.charAt(0) == 'N', upTo ? 1 : most, most));
    }
    int check = rule.equals("check") ? parts.get(0).most() : 0;
    return new AiFormat(parts, check, rule.equals("date"));
  }

  int most() {
    return parts.stream().mapToInt(Part::most).sum();
  }

  int least() {
    // A last part of variable length may be missing, as the serial number behind a GRAI.
    int least = parts.stream().mapToInt(Part::least).sum();
    Part last = parts.get(parts.size() - 1);
    return parts.size() > 1 && last.least() < last.most() ? least - last.least() : least;
  }

  boolean isFixed() {
    return least() == most();
  }

  /** What is wrong with a value, if anything. */
  Optional<Problem> problem(String value) {
    if (value.length() > most()) {
      return Optional.of(Problem.ELEMENT_TOO_LONG);
    }
    if (value.length() < least()) {
      return Optional.of(Problem.ELEMENT_CUT);
    }
    int from = 0;
    for (Part part : parts) {
      int to = Math.min(value.length(), from + part.most());
      if (part.digits() && !value.substring(from, to).matches("[0-9]*")) {
        return Optional.of(Problem.NOT_DIGITS);
      }
      from = to;
    }
    if (check > 0 && !CheckDigit.isRight(value.substring(0, check))) {
      return Optional.of(Problem.WRONG_CHECK_DIGIT);
    }
    return date && !isDate(value) ? Optional.of(Problem.NO_SUCH_DATE) : Optional.empty();
  }

  private static boolean isDate(String value) {
    int month = Integer.parseInt(value.substring(2, 4));
    int day = Integer.parseInt(value.substring(4, 6));
    int[] longest = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 && day <= longest[month - 1];
  }
}
