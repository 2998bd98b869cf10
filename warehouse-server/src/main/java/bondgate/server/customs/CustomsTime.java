package bondgate.server.customs;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as customs writes them: China's, without a zone. */
final class CustomsTime {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
  private static final DateTimeFormatter MILLISECOND =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");

  private CustomsTime() {}

  static String day(Instant at) {
    return DAY.format(at.atZone(CHINA));
  }

  static String second(Instant at) {
    return SECOND.format(at.atZone(CHINA));
  }

  static String millisecond(Instant at) {
    return MILLISECOND.format(at.atZone(CHINA));
  }

  /** The time of a receipt; empty if it is none. Some receipts leave the milliseconds out. */
  static Optional<Instant> receipt(String text) {
    try {
      DateTimeFormatter form = text.length() == 14 ? SECOND : MILLISECOND;
      return Optional.of(LocalDateTime.parse(text, form).atZone(CHINA).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
