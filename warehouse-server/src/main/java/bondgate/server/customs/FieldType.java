package bondgate.server.customs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an element may hold. */
public sealed interface FieldType {

  /** What is wrong with that value; empty if nothing is. An empty value is not asked about. */
  Optional<FindingCode> wrong(String value);

  /** The form in words, as the table writes it. */
  String form();

  /** Text of that many characters. */
  record Text(int least, int most) implements FieldType {
    @Override
    public Optional<FindingCode> wrong(String value) {
      int length = value.codePointCount(0, value.length());
      if (length < least || length > most) {
        return Optional.of(FindingCode.LENGTH);
      }
      return value.codePoints().allMatch(Text::isLetter)
          ? Optional.empty()
          : Optional.of(FindingCode.LETTER);
    }

    /** What XML 1.0 takes, without control characters. */
    private static boolean isLetter(int c) {
      return c >= 0x20
          && (c < 0x7F || c > 0x9F)
          && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
          && c != 0xFFFE
          && c != 0xFFFF;
    }

    @Override
    public String form() {
      return least == most ? "%d characters".formatted(most) : "1 to %d characters".formatted(most);
    }
  }

  /** Decimal number. */
  record Decimal(int digits, int decimals) implements FieldType {
    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    @Override
    public Optional<FindingCode> wrong(String value) {
      if (!FORM.matcher(value).matches()) {
        return Optional.of(FindingCode.NUMBER);
      }
      BigDecimal number = new BigDecimal(value).stripTrailingZeros();
      int scale = Math.max(0, number.scale());
      boolean fits =
          number.signum() >= 0
              && scale <= decimals
              && number.precision() - number.scale() + scale <= digits;
      return fits ? Optional.empty() : Optional.of(FindingCode.NUMBER);
    }

    @Override
    public String form() {
      return "a number of at most %d digits, %d of them decimals, not negative"
          .formatted(digits, decimals);
    }
  }

  /** Whole number from 0. */
  record Whole(int digits) implements FieldType {
    @Override
    public Optional<FindingCode> wrong(String value) {
      boolean fits =
          !value.isEmpty()
              && value.length() <= digits
              && value.chars().allMatch(c -> c >= '0' && c <= '9');
      return fits ? Optional.empty() : Optional.of(FindingCode.NUMBER);
    }

    @Override
    public String form() {
      return "a whole number of at most %d digits".formatted(digits);
    }
  }

  /** Time of China, of that many digits: 8, 14 or 17. */
  record Time(int digits) implements FieldType {
    private static final DateTimeFormatter DAY =
        DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SECOND =
        DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MILLISECOND =
        DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withResolverStyle(ResolverStyle.STRICT);

    @Override
    public Optional<FindingCode> wrong(String value) {
      if (value.length() != digits) {
        return Optional.of(FindingCode.TIME);
      }
      try {
        if (digits == 8) {
          LocalDate.parse(value, DAY);
        } else {
          LocalDateTime.parse(value, digits == 14 ? SECOND : MILLISECOND);
        }
        return Optional.empty();
      } catch (DateTimeParseException e) {
        return Optional.of(FindingCode.TIME);
      }
    }

    @Override
    public String form() {
      return digits == 8
          ? "a day as YYYYMMDD"
          : "a time as YYYYMMDDhhmmss" + (digits == 17 ? "SSS" : "");
    }
  }

  /**
   * The type that the table writes so.
   *
   * @throws IllegalArgumentException if no type is written so
   */
  static FieldType of(String written, boolean must) {
    Matcher text = Pattern.compile("c(\\.\\.)?([0-9]+)").matcher(written);
    Matcher decimal = Pattern.compile("n([0-9]+),([0-9]+)").matcher(written);
    Matcher whole = Pattern.compile("int([0-9]*)").matcher(written);
    Matcher time = Pattern.compile("(?:time|day)(8|14|17)").matcher(written);
    if (text.matches()) {
      int most = Integer.parseInt(text.group(2));
      return new Text(text.group(1) == null ? most : must ? 1 : 0, most);
    } else if (decimal.matches()) {
      return new Decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    } else if (whole.matches()) {
      return new Whole(whole.group(1).isEmpty() ? 9 : Integer.parseInt(whole.group(1)));
    } else if (time.matches()) {
      return new Time(Integer.parseInt(time.group(1)));
    }
    throw new IllegalArgumentException("no type of an element: " + written);
  }
}
