package bondgate.server.stream;

import java.time.Instant;

/**
 * How an enrolled edge agent stands.
 *
 * @param device its name
 * @param epoch its open epoch
 * @param lastSeq number of its last record that took effect, 0 before the first
 * @param online whether it is connected to the broker, by its own or the broker's last word
 * @param since when that word came; null if none ever did
 */
public record AgentStatus(String device, long epoch, long lastSeq, boolean online, Instant since) {}
