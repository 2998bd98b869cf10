package bondgate.server.people.staff;

import bondgate.server.handling.BinResult;

/** What the page of bins says of what was done last. */
public enum BinSaid {
  /** Nothing was done. */
  NOTHING,
  /** It is done. */
  DONE,
  /** The label cannot be one. */
  CODE_MALFORMED,
  /** The label of a tote or a wave. */
  CODE_RESERVED,
  /** Neither the warehouse nor the centre. */
  PLACE_WRONG,
  /** Not a number of pieces. */
  CAPACITY_WRONG,
  /** There is such a bin. */
  EXISTS,
  /** There is no such bin. */
  UNKNOWN,
  /** No reason, or a long one. */
  REASON_WRONG;

  static BinSaid of(BinResult result) {
    return valueOf(result.name());
  }
}
