package bondgate.server.evidence;

/**
 * What is stored of a log contradicts itself: its nodes do not give the root that was committed.
 * Nothing is appended to such a log and nothing of it is signed. Trying again does not help;
 * somebody must look.
 */
public final class DamagedLogException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final String tables;
  private final String difference;

  DamagedLogException(String zone, String difference) {
    this(zone, "", difference);
  }

  /**
   * Found where it is known which tables contradict each other.
   *
   * @param tables their names, with commas between
   */
  DamagedLogException(String zone, String tables, String difference) {
    super(
        ("the evidence log of zone '%s' is damaged: %s. Nothing of it is signed or appended;"
                + " restore the database from a backup, and compare with a checkpoint that left"
                + " this server")
            .formatted(zone, difference));
    this.tables = tables;
    this.difference = difference;
  }

  /** The tables one of which is not as it was written; empty where that is not known. */
  public String tables() {
    return tables;
  }

  /** What was found, and what was expected. */
  public String difference() {
    return difference;
  }
}
