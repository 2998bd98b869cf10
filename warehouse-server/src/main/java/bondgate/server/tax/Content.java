package bondgate.server.tax;

import java.math.BigDecimal;

/**
 * What one selling unit holds: 30 ml, 500 g, 5 sheets. Price thresholds and specific rates of
 * consumption tax go by it.
 *
 * @param perPiece above 0
 */
public record Content(BigDecimal perPiece, ContentUnit unit) {
  /** Checks the range. */
  public Content {
    if (perPiece.signum() <= 0) {
      throw new IllegalArgumentException("perPiece must be above 0; received " + perPiece);
    }
  }

  Measure measure() {
    return unit.measure();
  }

  /** In the unit of its measure. */
  Ratio amount() {
    return unit.inMeasure(Ratio.of(perPiece));
  }

  @Override
  public String toString() {
    return perPiece.toPlainString() + " " + unit.code();
  }
}
