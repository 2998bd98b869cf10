package bondgate.server.customs;

/**
 * What an order comes to, in fen. What the buyer paid is {@code goods + freight + insurance + tax -
 * discount}.
 *
 * @param goodsFen price of the goods, with what is paid otherwise than in money
 * @param freightFen what the logistics firm takes for carrying
 * @param insuranceFen what it takes for insuring; the order's message has one figure for both
 * @param discountFen what is paid by points or vouchers
 * @param taxFen tax that was taken from the buyer
 */
public record DeclaredSums(
    long goodsFen, long freightFen, long insuranceFen, long discountFen, long taxFen) {

  /** What the buyer must have paid, in fen. */
  public long paidFen() {
    return goodsFen + freightFen + insuranceFen + taxFen - discountFen;
  }
}
