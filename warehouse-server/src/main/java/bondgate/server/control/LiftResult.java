package bondgate.server.control;

/** What became of lifting a control order. */
public sealed interface LiftResult {
  /** It holds nothing any more. */
  record Lifted() implements LiftResult {}

  /** It was lifted before with the same outcome, by that leaf. */
  record LiftedBefore(long leafIndex) implements LiftResult {}

  /** It was lifted before with another outcome, by that leaf. */
  record IsOtherwise(String number, long leafIndex) implements LiftResult {}

  /** There is no order of that number. */
  record UnknownOrder(String number) implements LiftResult {}
}
