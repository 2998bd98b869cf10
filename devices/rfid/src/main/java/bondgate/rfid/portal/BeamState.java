package bondgate.rfid.portal;

/** How one light beam stands. */
public enum BeamState {
  /** Nothing stands in it. */
  FREE,
  /** Something stands in it. */
  BLOCKED,
  /** What it is wired to does not answer: nothing is known of it. */
  UNKNOWN,
  /** Blocked for longer than anybody stands in it: dirty, out of line, or blocked by goods. */
  STUCK,
  /** Tags passed and it saw nobody: its wire is cut, or something shines into it. */
  SILENT;

  /** Whether its word counts. */
  public boolean isBelieved() {
    return this == FREE || this == BLOCKED;
  }
}
