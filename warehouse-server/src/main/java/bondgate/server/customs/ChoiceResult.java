package bondgate.server.customs;

/** What became of the wish to let one statement of a bill hold. */
public sealed interface ChoiceResult {
  /** It holds; the same wish again changes nothing. */
  record Chosen() implements ChoiceResult {}

  /** The bill was never stated again, was made void 作废, or somebody decided otherwise before. */
  record NotDisputed() implements ChoiceResult {}

  /** A further statement came, or there is none of that number: look again. */
  record ShownOtherwise() implements ChoiceResult {}

  /** No reason, or one of more than 200 characters. */
  record ReasonMissing() implements ChoiceResult {}
}
