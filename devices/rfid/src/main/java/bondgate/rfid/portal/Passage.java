package bondgate.rfid.portal;

/** What one tag did at an opening. A wrong direction is worse than none, so there are five. */
public sealed interface Passage {
  /** The evidence in numbers. */
  Heard heard();

  /**
   * 过门 — it went through.
   *
   * @param heard the evidence
   * @param way which way
   * @param confidencePermille 500 to 1000; 500 is evidence that just reaches every floor
   */
  record Crossed(Heard heard, Way way, int confidencePermille) implements Passage {}

  /**
   * It was in the opening, and the evidence does not decide. To be treated as closed.
   *
   * @param heard the evidence
   * @param confidencePermille 0 to 499: how near the evidence came to its weakest floor
   */
  record Uncertain(Heard heard, int confidencePermille) implements Passage {
    /** From here on it was in the opening; with less it may as well have been behind the wall. */
    public static final int FAINT_BELOW_PERMILLE = 100;

    /**
     * Heard as a lined bag 金属衬里袋 is that goes through, and as a tag behind the wall may be: nothing
     * may be opened for it, and to be kept and looked into, but nobody is to be stopped for it.
     */
    public boolean isFaint() {
      return confidencePermille < FAINT_BELOW_PERMILLE;
    }
  }

  /**
   * It came by on one side, or was heard too rarely to say more.
   *
   * @param heard the evidence
   */
  record Near(Heard heard) implements Passage {}

  /**
   * It came into the opening and went back to the side it came from.
   *
   * @param heard the evidence
   */
  record TurnedBack(Heard heard) implements Passage {}

  /**
   * It lay still within earshot. Said once; then nothing until it moves or was gone for a while.
   *
   * @param heard the evidence
   */
  record Still(Heard heard) implements Passage {}
}
