package bondgate.server.match;

import java.time.Instant;
import java.util.Optional;

/**
 * Which pieces are asked for: those that left or were sold from then until before then.
 *
 * @param from inclusive; the time at which it took effect
 * @param until exclusive
 * @param verdict only with this verdict
 * @param epc only this tag, in full
 */
public record MatchQuery(
    String zone,
    Instant from,
    Instant until,
    Optional<MatchVerdict> verdict,
    Optional<String> epc) {}
