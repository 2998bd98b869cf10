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
 */
public record FenceFilter(String verdict, String portal, String tag) {

  /** Whether anything is left out. */
  public boolean narrow() {
    return !(verdict.isEmpty() && portal.isEmpty() && tag.isEmpty());
  }

  /** As the query of an address, beginning with {@code ?}. */
  public String query() {
    return "?verdict=" + encoded(verdict) + "&portal=" + encoded(portal) + "&tag=" + encoded(tag);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
