package bondgate.evidence.proof;

/** What checking a proof or a signature found. */
public sealed interface ProofCheck {
  /** Whether it holds. */
  default boolean holds() {
    return this instanceof Holds;
  }

  /** It holds. */
  record Holds() implements ProofCheck {}

  /**
   * It does not.
   *
   * @param why what was expected and what was found
   */
  record Fails(String why) implements ProofCheck {}
}
