package bondgate.server.checkout;

/**
 * An item that the web shop offers.
 *
 * @param priceFen of one piece, without tax
 * @param taxFen of one piece, without freight and insurance
 * @param inStock whether a piece is free in the warehouse
 */
public record ShopItem(
    String item, String nameZh, String nameEn, long priceFen, long taxFen, boolean inStock) {}
