package bondgate.server.handling;

/** What a change of a bin came to. */
public enum BinResult {
  /** It is done. */
  DONE,
  /** The label is not 1 to 24 of A-Z, 0-9 and '-', beginning with a letter or digit. */
  CODE_MALFORMED,
  /** Totes and waves have labels that begin so. */
  CODE_RESERVED,
  /** A bin is in the warehouse or in the centre. */
  PLACE_WRONG,
  /** It holds at least one piece, or is not limited. */
  CAPACITY_WRONG,
  /** There is such a bin. */
  EXISTS,
  /** There is no such bin. */
  UNKNOWN,
  /** A bin is blocked for a reason of at most 100 characters. */
  REASON_WRONG
}
