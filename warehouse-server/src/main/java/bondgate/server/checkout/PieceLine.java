package bondgate.server.checkout;

/**
 * Pieces of one item on a tray.
 *
 * @param pieces how many, from 1
 * @param priceFen the retail price of one, without tax
 * @param taxFen the tax of all of them; 0 while it cannot be said
 */
public record PieceLine(
    String item, String nameZh, String nameEn, int pieces, long priceFen, long taxFen) {}
