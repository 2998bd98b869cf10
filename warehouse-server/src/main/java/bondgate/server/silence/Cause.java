package bondgate.server.silence;

/** Why a stretch of an interval counts as watched, down, or not known. */
public enum Cause {
  /** The agent ran, and its readers were online. */
  WATCHED(State.WATCHED),
  /** The agent did not run: its last record before, and its start after. */
  AGENT_STOPPED(State.DOWN),
  /** The agent did not run as it promised: no record for more than three of its heartbeats. */
  HEARTBEAT_LATE(State.DOWN),
  /** A reader was not online: its opening was blind, or nearly. */
  READER_NOT_ONLINE(State.DOWN),
  /** A reader was said to be online and finished no round. */
  READER_WITHOUT_ROUNDS(State.DOWN),
  /** The wall clock moved otherwise than the clock that never jumps, or back at a restart. */
  CLOCK_JUMPED(State.NOT_KNOWN),
  /** The wall clock showed these times more than once, or will once more. */
  CLOCK_REPEATED(State.NOT_KNOWN),
  /** An operator opened a new epoch; what the old one did not deliver is not known. */
  NEW_EPOCH(State.NOT_KNOWN),
  /** The records do not say how the reader stood. */
  NOT_SAID(State.NOT_KNOWN),
  /** A record does not name the hash of the one before it. */
  BROKEN_CHAIN(State.NOT_KNOWN),
  /** The device had said nothing yet. */
  BEFORE_FIRST(State.NOT_KNOWN),
  /** What the device says of it has not come yet. */
  NOT_YET(State.NOT_KNOWN);

  private final State state;

  Cause(State state) {
    this.state = state;
  }

  /** What it means for the stretch. */
  public State state() {
    return state;
  }

  /** What may be said of a stretch. */
  public enum State {
    /** Whatever happened is among the records. */
    WATCHED,
    /** Something may have happened that is not among the records. */
    DOWN,
    /** It cannot be told. */
    NOT_KNOWN
  }
}
