package bondgate.events;

/** What the agent decided by its own permit list, offline or not. */
public enum EdgeDecision {
  /** The permit list names this tag, portal and direction. */
  PERMITTED,
  /** It does not. Unknown means closed. */
  REFUSED
}
