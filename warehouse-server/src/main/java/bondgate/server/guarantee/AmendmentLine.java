package bondgate.server.guarantee;

import java.time.Instant;

/**
 * An amendment, as a statement shows it.
 *
 * @param changeFen by how much it covers more, or if below 0 less, in fen
 * @param leafIndex its leaf in the evidence log
 */
public record AmendmentLine(
    Amendment amendment, long changeFen, Instant recordedAt, long leafIndex) {}
