package bondgate.server.tax;

/** A quantity in a formula, with its symbol. The words for it are in the message bundle. */
public enum FigureName {
  UNIT_PRICE("P", Shown.MONEY),
  QUANTITY("n", Shown.NUMBER),
  LINE_VALUE("G", Shown.MONEY),
  GOODS_VALUE("ΣG", Shown.MONEY),
  FREIGHT("F", Shown.MONEY),
  FREIGHT_PART("f", Shown.MONEY),
  INSURANCE("I", Shown.MONEY),
  INSURANCE_PART("i", Shown.MONEY),
  DUTIABLE("DP", Shown.MONEY),
  ORDER_DUTIABLE("ΣDP", Shown.MONEY),
  USED("U", Shown.MONEY),
  SINGLE_LIMIT("L", Shown.MONEY),
  ANNUAL_LIMIT("Y", Shown.MONEY),
  PIECES("N", Shown.NUMBER),
  CONTENT("m", Shown.NUMBER),
  THRESHOLD("p0", Shown.MONEY),
  TARIFF_RATE("t", Shown.NUMBER),
  TARIFF("D", Shown.MONEY),
  SPECIFIC_RATE("s", Shown.MONEY),
  SPECIFIC_AMOUNT("S", Shown.MONEY),
  CONSUMPTION_RATE("c", Shown.NUMBER),
  CONSUMPTION("CT", Shown.MONEY),
  VAT_RATE("v", Shown.NUMBER),
  VAT("VAT", Shown.MONEY),
  SHARE("k", Shown.NUMBER),
  TARIFF_DUE("D*", Shown.MONEY),
  CONSUMPTION_DUE("CT*", Shown.MONEY),
  VAT_DUE("VAT*", Shown.MONEY);

  /** How a figure is to be read. */
  public enum Shown {
    /** Fen, shown as CNY. */
    MONEY,
    /** A rate or a number. */
    NUMBER
  }

  private final String symbol;
  private final Shown shown;

  FigureName(String symbol, Shown shown) {
    this.symbol = symbol;
    this.shown = shown;
  }

  /** Its symbol in the formulas of {@link StepName}. */
  public String symbol() {
    return symbol;
  }

  /** How it is to be read. */
  public Shown shown() {
    return shown;
  }
}
