package bondgate.server.stream;

import bondgate.events.EdgeEvent;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The one list of who is told what an edge agent states. Called by the zone writer inside its
 * transaction, once for each record, in the order of the stream.
 */
@ApplicationScoped
public class EventRouter {
  /**
   * Lets the fact take effect in the ambient transaction. A fact is never refused: what does not
   * fit becomes a verdict with an alarm, so that the stream goes on.
   */
  public void route(RecordRef ref, EdgeEvent event) {
    throw new IllegalStateException("no slice is connected yet: " + ref + " " + event.kind());
  }
}
