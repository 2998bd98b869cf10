package bondgate.evidence.witness;

/** What a witness answers to a checkpoint; each has its status in C2SP tlog-witness. */
public sealed interface Answer {
  /**
   * Cosigned, and on disk: 200.
   *
   * @param line the cosignature, with its newline
   */
  record Cosigned(String line) implements Answer {}

  /** No request in the form that the specification asks for, or an old size above the new: 400. */
  record Malformed(String why) implements Answer {}

  /** No key that is trusted for this log signed it: 403. */
  record NotSigned(String why) implements Answer {}

  /** A log that this witness does not watch: 404. */
  record UnknownLog(String why) implements Answer {}

  /**
   * The witness cosigned another size last: 409, with that size.
   *
   * @param size what it cosigned last, 0 for nothing
   */
  record OtherSize(long size) implements Answer {}

  /** The same size with another root: two histories. 409 without a size. */
  record TwoRoots(String why) implements Answer {}

  /** The proof does not lead from the last checkpoint to this one: 422. */
  record NotContinued(String why) implements Answer {}
}
