package bondgate.server.bondedlist;

import bondgate.server.gatepass.Differing;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the fence saw of the tags of a pass of whole lists.
 *
 * @param through those that are through
 * @param differing those that are not, and are expected to be, and how they differ
 * @param returned those that came back by a return
 */
public record ListPassSeen(
    List<String> through, Map<String, Differing> differing, Set<String> returned) {
  /** Takes copies. */
  public ListPassSeen {
    through = List.copyOf(through);
    differing = Map.copyOf(differing);
    returned = Set.copyOf(returned);
  }
}
