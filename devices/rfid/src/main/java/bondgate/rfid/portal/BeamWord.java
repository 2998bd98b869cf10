package bondgate.rfid.portal;

/** What the beams say of the moment at which a tag was in the opening. */
public enum BeamWord {
  /** There are none, or they may not be believed: stuck, silent, or not heard of. */
  NOT_FITTED,
  /** Nobody broke a beam. */
  SILENT,
  /** Somebody broke one of two beams only, and so did not go through. */
  HALF,
  /** Somebody went in. */
  IN,
  /** Somebody went out. */
  OUT,
  /** Somebody was there; which way, they cannot tell: a single beam, or two people. */
  SOMEBODY
}
