package bondgate.edge;

import bondgate.events.EdgeEvent;
import java.util.List;

/** What an agent has recorded and nobody has fetched. */
final class Recorded {
  private static final int ALL = 10_000;

  private Recorded() {}

  /** The events of one kind, in their order. */
  static <T extends EdgeEvent> List<T> by(RunningAgent agent, Class<T> type) throws Exception {
    return agent.outbox().nextBatch(0, ALL).stream()
        .map(record -> record.fields().body())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
