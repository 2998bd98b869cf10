package bondgate.server.checkout;

/**
 * What an order costs, in fen.
 *
 * @param goodsFen the retail prices of all pieces, without tax
 * @param freightFen 运费
 * @param insuranceFen 保费
 * @param taxFen 跨境电商综合税, an estimate: customs' tax bill prevails
 */
public record Amounts(long goodsFen, long freightFen, long insuranceFen, long taxFen) {
  /** What the shopper pays. */
  public long payFen() {
    return Math.addExact(Math.addExact(goodsFen, freightFen), Math.addExact(insuranceFen, taxFen));
  }
}
