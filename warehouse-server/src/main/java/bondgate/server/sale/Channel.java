package bondgate.server.sale;

/** How the pieces of an order reach the buyer. */
public enum Channel {
  /** 自提 — taken along through the exit of the centre, where that is allowed. */
  PICK_UP,
  /** 快递 — by parcel, out of the centre or the warehouse. */
  COURIER
}
