package bondgate.server.settlement;

/** What became of the wish to prepare a run. */
public sealed interface PrepareResult {
  /** It is prepared under that number. */
  record Prepared(String runNo) implements PrepareResult {}

  /** What can be proposed now is not what was shown: look again. */
  record ShownOtherwise() implements PrepareResult {}

  /** It has a list whose tax is our own estimate, and no reason, or one that is too long. */
  record ReasonMissing() implements PrepareResult {}
}
