package bondgate.edge.door;

import bondgate.edge.outbox.Fact;
import java.util.List;

/**
 * What one look at a door came to.
 *
 * @param facts what to record before anything moves
 * @param open whether the lock is let go then
 */
record Findings(List<Fact> facts, boolean open) {
  static final Findings NONE = new Findings(List.of(), false);

  Findings {
    facts = List.copyOf(facts);
  }
}
