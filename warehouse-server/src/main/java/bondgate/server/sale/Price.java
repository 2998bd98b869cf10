package bondgate.server.sale;

import bondgate.server.tax.Content;
import java.time.Instant;
import java.util.Optional;

/**
 * The retail price of an item from a time on.
 *
 * @param validFrom the first moment
 * @param priceFen of one piece, in fen, from 1
 * @param content of one piece, where consumption tax goes by it
 * @param weight of one piece, where somebody stated it
 */
public record Price(
    String item,
    Instant validFrom,
    long priceFen,
    Optional<Content> content,
    Optional<PieceWeight> weight) {}
