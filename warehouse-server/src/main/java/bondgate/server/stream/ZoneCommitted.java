package bondgate.server.stream;

import java.time.Instant;

/**
 * Something took effect in a zone. An asynchronous CDI event, fired after the commit; two of them
 * may overtake each other.
 *
 * @param zone the bonded zone
 * @param fromLeaf index of the first new leaf in the evidence log
 * @param toLeaf index of the last
 * @param permitsVersion version of the zone's permits after it
 * @param at time of the transaction
 */
public record ZoneCommitted(
    String zone, long fromLeaf, long toLeaf, long permitsVersion, Instant at) {}
