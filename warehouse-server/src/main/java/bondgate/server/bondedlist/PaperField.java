package bondgate.server.bondedlist;

import bondgate.server.customs.FieldType;
import bondgate.server.customs.FindingCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An element of a message, as the field table has it.
 *
 * @param element its name in the message
 * @param key the value's name in {@link PaperContent}
 * @param must whether it must be stated
 * @param absent what is written where it is not stated
 * @param pattern what it must look like, beside its type
 */
record PaperField(
    String element,
    String key,
    FieldType type,
    boolean must,
    PaperField.Absent absent,
    Optional<Pattern> pattern) {
  /** What is written of a value that is not stated. */
  enum Absent {
    /** Nothing. */
    OMIT,
    /** An element with xsi:nil. */
    NIL,
    /** An empty element. */
    EMPTY,
    /** An element of 0. */
    ZERO
  }

  /** What is wrong with a value that is stated; empty if nothing is. */
  Optional<FindingCode> wrong(String value) {
    Optional<FindingCode> code = type.wrong(value);
    if (code.isPresent() || pattern.isEmpty()) {
      return code;
    }
    if (!pattern.get().matcher(value).matches()) {
      return Optional.of(isTime() ? FindingCode.TIME : FindingCode.CODE);
    }
    return isTime() && !isDay(value) ? Optional.of(FindingCode.TIME) : Optional.empty();
  }

  /** Whether it is a time: customs' form has a blank between day and hour, the window's a T. */
  boolean isTimeOfChina() {
    return key.endsWith("Time");
  }

  private boolean isTime() {
    return pattern.isPresent() && pattern.get().pattern().contains(":");
  }

  private static boolean isDay(String value) {
    try {
      LocalDate.parse(value.substring(0, 10));
      return value.substring(11).compareTo("24") < 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** What would be right, in words. */
  String form() {
    return pattern.isPresent()
        ? "%s, like %s".formatted(type.form(), pattern.get().pattern())
        : type.form();
  }
}
