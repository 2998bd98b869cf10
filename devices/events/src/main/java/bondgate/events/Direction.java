package bondgate.events;

/** Which way a tag went through an opening. */
public enum Direction {
  /** From the portal's outside row of antennas to its inside row. */
  IN,
  /** From the inside row to the outside row. */
  OUT,
  /** It was in the opening, and the evidence does not decide. Treated as closed. */
  UNCERTAIN
}
