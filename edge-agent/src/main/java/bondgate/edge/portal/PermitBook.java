package bondgate.edge.portal;

import bondgate.events.Direction;
import bondgate.events.Permit;
import bondgate.events.PermitList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A permit list made for asking: may this tag go through this opening that way. No list at all
 * permits nothing. A permit that was used stays in force until the server's list says otherwise:
 * what is a repeat, the server decides.
 */
final class PermitBook {
  private static final PermitBook CLOSED = new PermitBook(0, Map.of(), Set.of());

  private final long version;
  private final Map<Passing, String> documents;
  private final Set<Known> known;

  private record Passing(String portal, String epc, Direction direction) {}

  private record Known(String portal, String epc) {}

  private PermitBook(long version, Map<Passing, String> documents, Set<Known> known) {
    this.version = version;
    this.documents = documents;
    this.known = known;
  }

  static PermitBook of(Optional<PermitList> list) {
    if (list.isEmpty()) {
      return CLOSED;
    }
    Map<Passing, String> documents = new HashMap<>();
    Set<Known> known = new HashSet<>();
    for (Permit permit : list.get().permits()) {
      documents.put(
          new Passing(permit.portal(), permit.epc(), permit.direction()), permit.document());
      known.add(new Known(permit.portal(), permit.epc()));
    }
    return new PermitBook(list.get().version(), documents, known);
  }

  /** Version of the list, 0 for none. */
  long version() {
    return version;
  }

  /** The document that lets that tag through that way; empty if none does. */
  Optional<String> document(String portal, String epc, Direction direction) {
    return Optional.ofNullable(documents.get(new Passing(portal, epc, direction)));
  }

  /** Whether that tag may go through that opening at all, in whichever direction. */
  boolean namesTag(String portal, String epc) {
    return known.contains(new Known(portal, epc));
  }
}
