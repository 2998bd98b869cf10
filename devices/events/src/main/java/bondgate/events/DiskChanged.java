package bondgate.events;

/**
 * The agent's disk is full, and it records on its reserve; or it has room again.
 *
 * @param state which of the two
 * @param finding what the disk said; may be empty
 */
public record DiskChanged(State state, String finding) implements EdgeEvent {
  /** Checks that all is there. */
  public DiskChanged {
    Checks.present("state", state);
    Checks.present("finding", finding);
  }

  @Override
  public EventKind kind() {
    return EventKind.DISK_CHANGED;
  }

  /** How the disk stands. */
  public enum State {
    /** Full: the reserve is in use, facts are recorded, no sale is begun. */
    ON_RESERVE,
    /** There is room, and the reserve is made again. */
    ROOM
  }
}
