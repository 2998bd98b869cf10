package bondgate.rfid.portal;

/** What the beams say of the moment at which a tag was in the opening. */
public enum BeamWord {
  /** There are none, or one of them is stuck. */
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
