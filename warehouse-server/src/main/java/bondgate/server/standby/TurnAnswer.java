package bondgate.server.standby;

/** What became of asking for the turn. */
public sealed interface TurnAnswer {
  /** This server serves. */
  record Ours() implements TurnAnswer {}

  /** Another server serves. */
  record Theirs() implements TurnAnswer {}

  /**
   * The database did not say.
   *
   * @param why in the database's or the driver's words
   * @param inVain whether it says the same however often it is asked: no such database, or it does
   *     not let us in
   */
  record NotAsked(String why, boolean inVain) implements TurnAnswer {}
}
