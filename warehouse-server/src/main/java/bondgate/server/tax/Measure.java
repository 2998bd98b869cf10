package bondgate.server.tax;

/** In what the content of a piece is counted. */
public enum Measure {
  /** Volume, in millilitres. */
  VOLUME("ml"),
  /** Net mass, in grams. */
  MASS("g"),
  /** Pieces or sheets 片/张 in one selling unit. */
  PIECES("piece");

  private final String unit;

  Measure(String unit) {
    this.unit = unit;
  }

  /** The unit that figures are in. */
  public String unit() {
    return unit;
  }
}
