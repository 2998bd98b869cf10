package bondgate.server.stream;

/**
 * A connection to the broker stands again, and the broker may have forgotten what it had: whoever
 * keeps something retained there says it now. Fired on the inlet's thread.
 *
 * @param zone the zone that this server is for
 */
public record BrokerReached(String zone) {}
