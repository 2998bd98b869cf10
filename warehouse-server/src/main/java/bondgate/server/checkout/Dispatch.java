package bondgate.server.checkout;

import bondgate.server.courier.Consignee;
import bondgate.server.customs.Party;

/**
 * How a parcel travels.
 *
 * @param firm the logistics enterprise
 * @param waybillNo its number
 */
record Dispatch(Party firm, String waybillNo, Consignee consignee) {}
