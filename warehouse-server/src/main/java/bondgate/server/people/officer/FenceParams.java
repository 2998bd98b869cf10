package bondgate.server.people.officer;

import bondgate.events.TagSighting;
import bondgate.server.fence.Verdict;
import jakarta.ws.rs.DefaultValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/** The filter of the fence log as it comes in an address. */
class FenceParams {
  private static final int LONGEST_TAG = 64;
  private static final int LONGEST_TIME = 40;

  /** A buyer's reference: 32 bytes in the alphabet of addresses. */
  private static final int LONGEST_PERSON = 43;

  @RestQuery
  @DefaultValue("")
  String verdict;

  @RestQuery
  @DefaultValue("")
  String portal;

  @RestQuery
  @DefaultValue("")
  String tag;

  @RestQuery
  @DefaultValue("")
  String from;

  @RestQuery
  @DefaultValue("")
  String until;

  @RestQuery
  @DefaultValue("")
  String person;

  /** What came, made harmless: an unknown verdict means all of them. */
  FenceFilter filter() {
    boolean known =
        Stream.of(Verdict.values(), TagSighting.Outcome.values())
            .flatMap(Arrays::<Enum<?>>stream)
            .anyMatch(mark -> mark.name().equals(verdict));
    return new FenceFilter(
        known ? verdict : "",
        portal.strip(),
        shortened(tag.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT), LONGEST_TAG),
        shortened(from.strip(), LONGEST_TIME),
        shortened(until.strip(), LONGEST_TIME),
        shortened(person.strip(), LONGEST_PERSON));
  }

  private static String shortened(String text, int most) {
    return text.substring(0, Math.min(text.length(), most));
  }
}
