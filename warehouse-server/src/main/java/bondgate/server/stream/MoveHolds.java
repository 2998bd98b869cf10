package bondgate.server.stream;

/**
 * What stands on an instrument that expired goes to those in force, all of it or nothing.
 *
 * @param document number of the paper by which it moves
 * @param instrument number of the instrument that expired
 */
public record MoveHolds(String id, String actor, String document, String instrument)
    implements ZoneAct {
  /** Checks the ranges. */
  public MoveHolds {
    ActChecks.act(id, actor);
    ActChecks.number("document", document);
    ActChecks.number("instrument", instrument);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.moveHolds(this);
  }
}
