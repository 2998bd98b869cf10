package bondgate.server.guarantee;

/** When a retail tax was paid, against the days on which it is due. */
public enum TaxTiming {
  /** Before the first of these days. */
  EARLY,
  /** On one of these days. */
  IN_TIME,
  /** After the last of these days: 逾期. */
  LATE
}
