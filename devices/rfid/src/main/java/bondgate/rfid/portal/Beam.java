package bondgate.rfid.portal;

/** One of the light beams 光电对射 across an opening. */
public enum Beam {
  /** The one on the bonded side. */
  INSIDE,
  /** The one on the other side. */
  OUTSIDE,
  /** The only one, where there is but one: it says when, not which way. */
  MIDDLE
}
