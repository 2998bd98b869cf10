package bondgate.server.stream;

/** What a slice's result means for the act that asked for it. */
sealed interface ActOutcome {
  /** It took effect. */
  record Done() implements ActOutcome {}

  /** The same had taken effect before, by that leaf. */
  record DoneBefore(long leafIndex) implements ActOutcome {}

  /** It did not take effect. */
  record Refused(ActAnswer.Refused answer) implements ActOutcome {
    Refused(String code, Object received, Object expected, String todo) {
      this(new ActAnswer.Refused(code, received.toString(), expected.toString(), todo));
    }
  }
}
