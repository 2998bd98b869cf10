package bondgate.server.tax;

/** A step of the calculation, with its formula. All results are money. */
public enum StepName {
  /** Value of the line. */
  GOODS_VALUE("G = P × n"),
  /** The line's part of the freight, in whole fen; one line takes the remainder. */
  FREIGHT_SHARE("f = F × G ÷ ΣG"),
  /** The line's part of the insurance, likewise. */
  INSURANCE_SHARE("i = I × G ÷ ΣG"),
  /** 完税价格 of the line. */
  DUTIABLE_PRICE("DP = G + f + i"),
  /** 完税价格 of the order. */
  ORDER_DUTIABLE_PRICE("ΣDP"),
  /** Whether it is within the single limit. */
  SINGLE_LIMIT("ΣDP ≤ L, or N = 1"),
  /** Whether it is within the annual limit. */
  ANNUAL_LIMIT("U + ΣDP ≤ Y"),
  /**
   * Dutiable price per ml, g or piece, against the threshold of consumption tax: exact, not
   * rounded, and the threshold itself is taxed (海关总署公告2016年第55号).
   */
  CONTENT_PRICE("DP ÷ (n × m) ≥ p0"),
  /** Statutory tariff. */
  TARIFF("D = DP × t"),
  /** Statutory specific amount of consumption tax. */
  SPECIFIC_TAX("S = s × m × n"),
  /** Statutory consumption tax. */
  CONSUMPTION_TAX("CT = (DP + D + S) ÷ (1 − c) × c + S"),
  /** Statutory VAT. */
  VALUE_ADDED_TAX("VAT = (DP + D + CT) × v"),
  /** Tariff due, rounded. */
  TARIFF_DUE("D* = D"),
  /** Consumption tax due, rounded. */
  CONSUMPTION_TAX_DUE("CT* = CT × k"),
  /** VAT due, rounded. */
  VALUE_ADDED_TAX_DUE("VAT* = VAT × k"),
  /** All taxes of the line. */
  LINE_TAX("D* + CT* + VAT*"),
  /** All taxes of the order. */
  ORDER_TAX("Σ(D* + CT* + VAT*)");

  private final String formula;

  StepName(String formula) {
    this.formula = formula;
  }

  /** The formula, in the symbols of {@link FigureName}. */
  public String formula() {
    return formula;
  }
}
