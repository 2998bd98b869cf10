package bondgate.server.people.officer;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * The days that a report is about, China's, both inclusive.
 *
 * @param from not after {@code until}
 */
record Days(LocalDate from, LocalDate until) {

  /** What came in an address, made harmless: what is no day means this year so far. */
  static Days asked(String from, String until, LocalDate today) {
    LocalDate last = day(until, today);
    LocalDate first = day(from, last.withDayOfYear(1));
    return new Days(first.isAfter(last) ? last : first, last);
  }

  private static LocalDate day(String text, LocalDate otherwise) {
    try {
      LocalDate day = text.isEmpty() ? otherwise : LocalDate.parse(text);
      return day.getYear() < 2000 || day.getYear() > 9998 ? otherwise : day;
    } catch (DateTimeParseException e) {
      return otherwise;
    }
  }
}
