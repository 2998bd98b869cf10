package bondgate.server.stream;

import java.time.Instant;

/**
 * Where an act stands in the evidence log and in time.
 *
 * @param zone the bonded zone
 * @param leafIndex its leaf in the zone's evidence log
 * @param committedAt the time of the transaction that makes it take effect
 */
public record ActRef(String zone, long leafIndex, Instant committedAt) {}
