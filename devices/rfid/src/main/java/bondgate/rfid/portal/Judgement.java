package bondgate.rfid.portal;

/** What the evidence says. */
sealed interface Judgement {
  /** Evidence that just reaches every floor. */
  int JUST_ENOUGH = 500;

  /** With less, what is undecided is faint. */
  int FAINT_PERMILLE = Passage.Uncertain.FAINT_BELOW_PERMILLE;

  /** It went through. */
  record Through(Way way, int confidencePermille) implements Judgement {}

  /** It does not decide. */
  record Undecided(int confidencePermille) implements Judgement {
    /** A tag that was in the opening, whose weakest evidence is so much of its floor. */
    static Undecided inOpening(int weakestPermille) {
      int share = Math.max(0, Math.min(999, weakestPermille));
      return new Undecided(FAINT_PERMILLE + share * (JUST_ENOUGH - FAINT_PERMILLE) / 1000);
    }

    /** One that may as well have been behind the wall. */
    static Undecided faint(int weakestPermille) {
      int share = Math.max(0, Math.min(999, weakestPermille));
      return new Undecided(share * FAINT_PERMILLE / 1000);
    }
  }

  /** It came by on one side, or too rarely. */
  record CameNear() implements Judgement {}

  /** It came in and went back. */
  record WentBack() implements Judgement {}

  /** It lay still. */
  record LayStill() implements Judgement {}
}
