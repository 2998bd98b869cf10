package bondgate.edge.outbox;

import bondgate.events.EdgeEvent;
import java.time.Instant;

/**
 * Something that happened and is not on disk yet.
 *
 * @param event what
 * @param seenAt when
 */
public record Fact(EdgeEvent event, Instant seenAt) {}
