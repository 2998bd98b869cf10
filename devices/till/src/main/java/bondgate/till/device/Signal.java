package bondgate.till.device;

/** Something that bears on how a device stands. */
public sealed interface Signal {
  /**
   * The line was opened.
   *
   * @param speaksOnly whether the device cannot be asked, as a scanner: then open is all we can
   *     know
   */
  record Opened(boolean speaksOnly) implements Signal {}

  /** The device answered a question, or spoke as it should. */
  record Answered() implements Signal {}

  /**
   * A question was not answered in time.
   *
   * @param detail which, and after how long
   */
  record NoAnswer(String detail) implements Signal {}

  /**
   * Frames came.
   *
   * @param right with a right check
   * @param damaged with a wrong one
   */
  record Frames(long right, long damaged) implements Signal {}

  /**
   * Something is wrong, until it is {@link Cleared}.
   *
   * @param fault what
   * @param detail what the device said; no person's data
   */
  record Complaint(Fault fault, String detail) implements Signal {}

  /**
   * It is no longer wrong.
   *
   * @param fault what was
   */
  record Cleared(Fault fault) implements Signal {}

  /**
   * The line is not open.
   *
   * @param fault PORT_ABSENT, PORT_NOT_OPENED, PORT_LOST or OUR_ERROR
   * @param detail what the operating system said
   */
  record Down(Fault fault, String detail) implements Signal {}
}
