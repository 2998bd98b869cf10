package bondgate.server.handling;

/**
 * What was scanned, as the handheld says it back.
 *
 * @param kind which sentence
 * @param text the code, shortened; never of a person's or a paying code
 */
public record Subject(Kind kind, String text) {
  /** Kinds of things with a label. */
  public enum Kind {
    /** A tag on a piece. */
    PIECE,
    /** A bin 库位. */
    BIN,
    /** A tote on a cart 周转箱. */
    TOTE,
    /** An inbound list or gate pass. */
    DOCUMENT,
    /** A product code. */
    ARTICLE,
    /** A label of GS1 that is no piece. */
    LABEL,
    /** Something of a person; its text is empty. */
    PERSONAL,
    /** Some other text. */
    OTHER,
    /** Nothing was scanned: a button. */
    BUTTON
  }

  private static final int LONGEST = 40;

  /** Shortens the text. */
  public Subject {
    text = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
