package bondgate.server.tax;

import java.math.RoundingMode;

/**
 * How an exact amount becomes fen: once per line and tax. The rule is half-up (征税管理办法; the article
 * was not at hand); receipts that were cut off at the fen were seen in practice, so it is a
 * setting, {@code bondgate.tax.rounding}. What customs states in the tax bill (CEB816) prevails.
 */
public enum TaxRounding {
  /** Half a fen and more is one fen. */
  HALF_UP(RoundingMode.HALF_UP),
  /** What is less than a fen is dropped. */
  TRUNCATE(RoundingMode.DOWN);

  private final RoundingMode mode;

  TaxRounding(RoundingMode mode) {
    this.mode = mode;
  }

  long fen(Ratio exactFen) {
    return exactFen.rounded(mode);
  }
}
