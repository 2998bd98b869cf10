package bondgate.server.people.officer;

import bondgate.events.TagSighting;
import bondgate.server.fence.Verdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Which lines the reader wants to see; empty means all.
 *
 * @param verdict name of a {@link Verdict} or of a {@link TagSighting.Outcome}, or empty
 * @param portal name of a portal, or empty
 * @param tag part of an EPC, upper-case hex, or empty
 * @param from begin of the time in which it took effect, as a field of the page has it, or empty
 * @param until its end, exclusive, or empty
 * @param person reference of a buyer, or empty
 */
public record FenceFilter(
    String verdict, String portal, String tag, String from, String until, String person) {

  /** Whether anything is left out. */
  public boolean narrow() {
    return !(verdict.isEmpty()
        && portal.isEmpty()
        && tag.isEmpty()
        && from.isEmpty()
        && until.isEmpty()
        && person.isEmpty());
  }

  /** As the query of an address, beginning with {@code ?}. */
  public String query() {
    return "?verdict=%s&portal=%s&tag=%s&from=%s&until=%s&person=%s"
        .formatted(
            encoded(verdict),
            encoded(portal),
            encoded(tag),
            encoded(from),
            encoded(until),
            encoded(person));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
