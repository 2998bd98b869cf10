package bondgate.server.bondedlist;

/** What a receipt does to a paper. */
sealed interface LifeStep {
  /** It stands so now. */
  record Advanced(PaperStanding now) implements LifeStep {}

  /** Nothing that was not known: a repeat, or one that comes late. */
  record Known() implements LifeStep {}

  /** It does not go together with what is known. Nothing changes, and a person is told. */
  record Contradicts(Trouble trouble, String received, String expected) implements LifeStep {}
}
