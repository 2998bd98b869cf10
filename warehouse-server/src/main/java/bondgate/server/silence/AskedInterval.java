package bondgate.server.silence;

import bondgate.server.silence.SilenceResult.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A begin and an end as they come in an address: with an offset, or without one by Shanghai's
 * clock. Both or what is wrong with them.
 *
 * @param from begin; null if refused
 * @param to end, after the begin; null if refused
 * @param refused what is wrong; null if nothing
 */
public record AskedInterval(Instant from, Instant to, Refused refused) {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Reads both. */
  public static AskedInterval of(String from, String to) {
    Optional<Instant> begin = instant(from);
    Optional<Instant> end = instant(to);
    if (begin.isEmpty() || end.isEmpty()) {
      return refuse(
          "timeMalformed",
          "from=%s, to=%s".formatted(from, to),
          "two times of the years 2000 to 2199, such as 2026-03-01T10:00:00+08:00",
          "give both; without an offset they are taken by Shanghai's clock");
    }
    if (!begin.get().isBefore(end.get())) {
      return refuse(
          "fromNotBeforeTo",
          "from=%s, to=%s".formatted(from, to),
          "a begin before the end",
          "swap the two, or choose a longer interval");
    }
    if (Duration.between(begin.get(), end.get()).compareTo(LONGEST) > 0) {
      return refuse(
          "intervalTooLong",
          "from=%s, to=%s".formatted(from, to),
          "at most %d days".formatted(LONGEST.toDays()),
          "ask for a shorter interval");
    }
    return new AskedInterval(begin.get(), end.get(), null);
  }

  private static AskedInterval refuse(String code, String received, String expected, String todo) {
    return new AskedInterval(null, null, new Refused(code, received, expected, todo));
  }

  private static Optional<Instant> instant(String text) {
    if (text == null || text.length() > 40) {
      return Optional.empty();
    }
    // A plus in an address that was not encoded arrives as a space.
    String cleaned = text.strip().replace(' ', '+');
    try {
      boolean offset = cleaned.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)");
      Instant at =
          offset
              ? OffsetDateTime.parse(cleaned).toInstant()
              : LocalDateTime.parse(cleaned).atZone(SHANGHAI).toInstant();
      return at.isBefore(EARLIEST) || !at.isBefore(LATEST) ? Optional.empty() : Optional.of(at);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
