package bondgate.server.fence;

import java.time.Instant;

/**
 * Which record of which edge agent states a fact, and when.
 *
 * @param leafIndex its leaf in the zone's evidence log
 * @param seenAt when it happened
 * @param recordedAt when the agent put it on disk
 * @param committedAt the time of the transaction that makes it take effect
 */
public record FactRef(
    String zone,
    String device,
    long epoch,
    long seq,
    long leafIndex,
    Instant seenAt,
    Instant recordedAt,
    Instant committedAt) {}
