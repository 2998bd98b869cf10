package bondgate.server.tax;

import java.util.Optional;

/**
 * A line of an order to be taxed.
 *
 * @param hsCode 10 digits
 * @param quantity pieces, 1 to 100 000
 * @param unitPriceFen the retail price of one piece after discounts that are open to all buyers,
 *     before coupons and points, which are means of payment (税管函〔2016〕73号, from memory); 0 for a
 *     gift
 * @param content of one piece, where consumption tax goes by it
 */
public record QuoteLine(
    String hsCode, long quantity, long unitPriceFen, Optional<Content> content) {}
