package bondgate.server.people.officer;

import bondgate.server.match.MatchKey;
import bondgate.server.match.MatchQuery;
import bondgate.server.match.MatchVerdict;
import bondgate.server.people.Display;
import bondgate.server.silence.AskedInterval;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What came in the address of the match, made harmless: times that cannot be used mean today, an
 * unknown verdict or a tag that is none means all.
 *
 * @param from begin by Shanghai's clock, as a field of the page has it
 * @param until end, exclusive
 * @param verdict name of a verdict, or empty
 * @param tag the whole number of a tag, or empty
 * @param badTime whether times were given that cannot be used
 * @param badTag whether a tag was given that is none
 */
public record MatchAsked(
    String from, String until, String verdict, String tag, boolean badTime, boolean badTag) {
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  static MatchAsked of(String from, String until, String verdict, String tag, Instant now) {
    boolean given = !from.isBlank() || !until.isBlank();
    AskedInterval interval = AskedInterval.of(from, until);
    boolean bad = given && interval.refused() != null;
    LocalDate today = LocalDate.ofInstant(now, Display.SHANGHAI);
    boolean usable = given && !bad;
    String cleaned = tag.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    boolean isTag = cleaned.matches("([0-9A-F]{4}){1,31}");
    return new MatchAsked(
        usable ? field(interval.from()) : today.atStartOfDay().format(FIELD),
        usable ? field(interval.to()) : today.plusDays(1).atStartOfDay().format(FIELD),
        named(verdict).map(Enum::name).orElse(""),
        isTag ? cleaned : "",
        bad,
        !cleaned.isEmpty() && !isTag);
  }

  private static String field(Instant at) {
    return LocalDateTime.ofInstant(at, Display.SHANGHAI).format(FIELD);
  }

  private static Optional<MatchVerdict> named(String name) {
    return Arrays.stream(MatchVerdict.values()).filter(one -> one.name().equals(name)).findFirst();
  }

  MatchQuery query(String zone) {
    AskedInterval interval = AskedInterval.of(from, until);
    return new MatchQuery(
        zone,
        interval.from(),
        interval.to(),
        named(verdict),
        tag.isEmpty() ? Optional.empty() : Optional.of(tag));
  }

  /** The same with another verdict. */
  MatchAsked only(MatchVerdict one) {
    return new MatchAsked(from, until, one.name(), tag, false, false);
  }

  /** As the query of an address, beginning with {@code ?}. */
  public String address() {
    return "?from=%s&until=%s&verdict=%s&tag=%s"
        .formatted(encoded(from), encoded(until), verdict, tag);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A place in the list as it stands in an address; what is none means the newest. */
  static MatchKey key(String text) {
    String[] parts = text.split("-", -1);
    return parts.length == 2 && parts[0].matches("\\d{1,18}") && parts[1].matches("[0-9A-F]{0,124}")
        ? new MatchKey(Long.parseLong(parts[0]), parts[1])
        : MatchKey.NEWEST;
  }
}
