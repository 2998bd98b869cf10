package bondgate.server.guarantee;

import java.time.Instant;

/**
 * What one document holds of the guarantee now.
 *
 * @param document the document that asked for it
 * @param pieces how many pieces it holds for
 * @param amountFen for all of them, in fen
 * @param since when the first of them was held
 */
public record DocumentHold(String document, long pieces, long amountFen, Instant since) {}
