package bondgate.till.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Notices ports that were plugged in or pulled out, from the system's list. Not for several
 * threads.
 */
public final class PortWatch {
  private Set<String> known = Set.of();

  /** A change of the list. */
  public sealed interface Change {
    /**
     * A port appeared.
     *
     * @param port its path
     */
    record Appeared(String port) implements Change {}

    /**
     * A port is gone.
     *
     * @param port its path
     */
    record Gone(String port) implements Change {}
  }

  /** The list is so now; gives what changed, gone ones first, each in the order of names. */
  public List<Change> saw(Set<String> ports) {
    List<Change> changes = new ArrayList<>();
    for (String port : new TreeSet<>(known)) {
      if (!ports.contains(port)) {
        changes.add(new Change.Gone(port));
      }
    }
    for (String port : new TreeSet<>(ports)) {
      if (!known.contains(port)) {
        changes.add(new Change.Appeared(port));
      }
    }
    known = Set.copyOf(ports);
    return changes;
  }
}
