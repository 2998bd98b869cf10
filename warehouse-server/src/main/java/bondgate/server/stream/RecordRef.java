package bondgate.server.stream;

import java.time.Instant;

/**
 * Where a record of an edge agent stands: in the agent's own sequence, in the evidence log, and in
 * time.
 *
 * @param zone the bonded zone
 * @param device the edge agent
 * @param epoch the agent's epoch
 * @param seq the record's number in the epoch
 * @param leafIndex its leaf in the zone's evidence log
 * @param seenAt when it happened
 * @param recordedAt when the agent put it on disk
 * @param committedAt the time of the transaction that makes it take effect
 */
public record RecordRef(
    String zone,
    String device,
    long epoch,
    long seq,
    long leafIndex,
    Instant seenAt,
    Instant recordedAt,
    Instant committedAt) {}
