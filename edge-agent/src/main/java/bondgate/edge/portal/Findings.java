package bondgate.edge.portal;

import bondgate.edge.outbox.Fact;
import java.util.List;

/**
 * What one look at the reads came to.
 *
 * @param facts what to record, in order
 * @param alarm whether siren and lock go on now
 */
record Findings(List<Fact> facts, boolean alarm) {
  static final Findings NONE = new Findings(List.of(), false);

  Findings {
    facts = List.copyOf(facts);
  }
}
