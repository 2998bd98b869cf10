package bondgate.server.courier;

/**
 * A parcel that a courier is asked to take.
 *
 * @param saleNo number of the order; asked again with it, a courier answers the same waybill
 * @param grossGrams its weight with the packing, from 1
 */
public record ParcelOrder(String zone, String saleNo, Consignee consignee, long grossGrams) {}
