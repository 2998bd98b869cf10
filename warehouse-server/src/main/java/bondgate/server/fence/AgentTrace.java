package bondgate.server.fence;

import java.time.Instant;

/**
 * The last fact that an edge agent stated about an opening.
 *
 * @param device the edge agent
 * @param seq the record's number in the agent's epoch
 * @param recordedAt when the agent put it on disk
 */
public record AgentTrace(String device, long seq, Instant recordedAt) {}
