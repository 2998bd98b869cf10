package bondgate.server.handling;

/** What choosing a task came to. */
public sealed interface OpenResult {
  /** It is open, now or since before: go on there. */
  record Open(long taskId) implements OpenResult {}

  /** There is nothing to do, or it is not clear what. */
  record Refused(WrongScan why, Subject subject, About about) implements OpenResult {}
}
