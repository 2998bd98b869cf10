package bondgate.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * {@link Instant#parse} for the many: a server reads three times in each record, and the general
 * parser takes a third of all its reading. The common form {@code 2026-01-31T12:00:00.123456789Z},
 * with no or 1 to 9 digits behind the point, is read here; every other is left to {@code parse}.
 */
final class InstantText {
  private static final int SECONDS_END = 19;
  private static final int MOST_DIGITS = 9;
  private static final int LONGEST = SECONDS_END + 1 + MOST_DIGITS + 1;

  private InstantText() {}

  /**
   * The instant that the text states.
   *
   * @throws DateTimeException as {@link Instant#parse}
   */
  static Instant parse(String text) {
    Instant read = common(text);
    return read == null ? Instant.parse(text) : read;
  }

  /** Null if it is in any other form, or states no time of day. */
  private static Instant common(String text) {
    int end = text.length() - 1;
    if (end < SECONDS_END || end >= LONGEST || text.charAt(end) != 'Z' || !punctuated(text)) {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS_END);
    int nanos = end == SECONDS_END ? 0 : nanos(text, end);
    if (year < 0 || month < 1 || month > 12 || day < 1 || (day > 28 && !has(year, month, day))) {
      return null;
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return null;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return nanos < 0
        ? null
        : Instant.ofEpochSecond(days * 86_400 + hour * 3_600L + minute * 60L + second, nanos);
  }

  private static boolean has(int year, int month, int day) {
    return day <= LocalDate.of(year, month, 1).lengthOfMonth();
  }

  private static boolean punctuated(String text) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  private static int nanos(String text, int end) {
    if (text.charAt(SECONDS_END) != '.' || end == SECONDS_END + 1) {
      return -1;
    }
    int digits = end - SECONDS_END - 1;
    int nanos = number(text, SECONDS_END + 1, end);
    for (int i = digits; i < MOST_DIGITS && nanos >= 0; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** -1 if one of them is no digit. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
