package bondgate.server.fleet;

/** What became of the wish to enrol a device. */
public sealed interface EnrolResult {
  /** It may speak now. */
  record Enrolled() implements EnrolResult {}

  /**
   * It was enrolled before, with the same key.
   *
   * @param leafIndex leaf of the act that did it
   */
  record EnrolledBefore(long leafIndex) implements EnrolResult {}

  /**
   * It was enrolled before, with another key.
   *
   * @param earlierKeyId id of the key that it has
   * @param askedKeyId id of the key that was asked for
   */
  record HasAnotherKey(String earlierKeyId, String askedKeyId) implements EnrolResult {}

  /**
   * What was given as its key is none.
   *
   * @param finding why not
   */
  record NotAKey(String finding) implements EnrolResult {}
}
