package bondgate.server.handling;

/** What is asked with a message of a handheld. */
public enum ScanVerb {
  /** Something was scanned or typed. */
  SCAN,
  /** The last piece that this person counted in is damaged. */
  DAMAGED,
  /** What is shown of a wave is not there; the text is the line that was shown. */
  SHORT,
  /** The last scan of this person that changed something is taken back. */
  UNDO,
  /** The task is finished, if nothing is missing. */
  FINISH,
  /** The task is finished although something is missing. */
  FINISH_ANYWAY
}
