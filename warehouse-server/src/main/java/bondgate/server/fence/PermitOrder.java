package bondgate.server.fence;

import bondgate.server.goods.Place;
import bondgate.server.ledger.TransferId;

/** What a document asks the fence for: that a tag may go from one place to another. */
public record PermitOrder(String epc, Place from, Place to, String document, TransferId moveId) {}
