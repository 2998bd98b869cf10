package bondgate.events;

import java.util.List;

/**
 * The agent was alive and these readers were in these states: what makes "no event" different from
 * "reader dead".
 *
 * @param everyMillis the interval at which this agent promises a heartbeat, in milliseconds, from
 *     100
 * @param permitsVersion version of the permit list that the agent decides by, 0 for none
 * @param unsentRecords records on the agent's disk that the server had not acknowledged
 * @param readers one row for each reader, in the order of the settings
 */
public record Heartbeat(
    int everyMillis, long permitsVersion, long unsentRecords, List<ReaderRow> readers)
    implements EdgeEvent {
  /** Checks the ranges and takes a copy. */
  public Heartbeat {
    Checks.atLeast("everyMillis", everyMillis, 100);
    Checks.atLeast("permitsVersion", permitsVersion, 0);
    Checks.atLeast("unsentRecords", unsentRecords, 0);
    readers = List.copyOf(Checks.present("readers", readers));
  }

  @Override
  public EventKind kind() {
    return EventKind.HEARTBEAT;
  }

  /**
   * One reader since the heartbeat before.
   *
   * @param reader the reader's name
   * @param state its state at this moment
   * @param rounds inventory rounds that it finished; 0 with {@code ONLINE} is a contradiction that
   *     an officer may ask about
   * @param reads tag reads
   * @param badChecksums frames that were damaged on the line
   */
  public record ReaderRow(
      String reader, ReaderState state, long rounds, long reads, long badChecksums) {
    /** Checks the ranges. */
    public ReaderRow {
      Checks.name("reader", reader);
      Checks.present("state", state);
      Checks.atLeast("rounds", rounds, 0);
      Checks.atLeast("reads", reads, 0);
      Checks.atLeast("badChecksums", badChecksums, 0);
    }
  }
}
