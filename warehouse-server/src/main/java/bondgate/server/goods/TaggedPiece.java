package bondgate.server.goods;

/**
 * A piece of goods and the tag on it.
 *
 * @param epc upper-case hex
 * @param item part number 料号
 * @param document the inbound list that bound them
 */
public record TaggedPiece(String epc, String item, String document) {}
