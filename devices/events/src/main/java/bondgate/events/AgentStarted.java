package bondgate.events;

/**
 * An edge agent began to work: the first record of every run, so that the time in which it could
 * not see is bounded by the last record before and by this one.
 *
 * @param version the agent's version
 * @param permitsVersion version of the permit list it found on its own disk, 0 for none
 * @param readers how many readers it will keep, 0 or more
 */
public record AgentStarted(String version, long permitsVersion, int readers) implements EdgeEvent {
  /** Checks the ranges. */
  public AgentStarted {
    Checks.present("version", version);
    Checks.atLeast("permitsVersion", permitsVersion, 0);
    Checks.atLeast("readers", readers, 0);
  }

  @Override
  public EventKind kind() {
    return EventKind.AGENT_STARTED;
  }
}
