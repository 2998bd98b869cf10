package bondgate.server.customs;

/**
 * 运单 — the parcel of an order, also where the buyer carries it away himself. Personal: sealed
 * wherever it is kept, never logged.
 *
 * @param firm the logistics enterprise
 * @param waybillNo its number, at most 60 characters, not used again within six months
 * @param grossGrams weight with the packing, in grams
 * @param netGrams weight of the goods, in grams
 * @param consignee who receives it, at most 100 characters
 * @param telephone at most 50 characters
 * @param address at most 200 characters
 */
public record DeclaredWaybill(
    Party firm,
    String waybillNo,
    long grossGrams,
    long netGrams,
    String consignee,
    String telephone,
    String address) {
  @Override
  public String toString() {
    return "DeclaredWaybill[%s %s, consignee not shown]".formatted(firm.code(), waybillNo);
  }
}
