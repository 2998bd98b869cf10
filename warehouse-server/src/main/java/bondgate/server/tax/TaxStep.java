package bondgate.server.tax;

import java.util.List;
import java.util.OptionalLong;

/**
 * One step of the calculation, to be checked by who reads it.
 *
 * @param figures what stands in the formula
 * @param result exact, in fen
 * @param roundedFen the result in whole fen, where this step rounds
 */
public record TaxStep(StepName name, List<Figure> figures, Ratio result, OptionalLong roundedFen) {
  /** Keeps a copy. */
  public TaxStep {
    figures = List.copyOf(figures);
  }

  /**
   * A figure of a formula.
   *
   * @param value in fen where it is money
   */
  public record Figure(FigureName name, Ratio value) {}

  static TaxStep of(StepName name, Ratio result, Figure... figures) {
    return new TaxStep(name, List.of(figures), result, OptionalLong.empty());
  }

  static TaxStep rounding(StepName name, Ratio result, long roundedFen, Figure... figures) {
    return new TaxStep(name, List.of(figures), result, OptionalLong.of(roundedFen));
  }

  static Figure figure(FigureName name, Ratio value) {
    return new Figure(name, value);
  }

  static Figure figure(FigureName name, long value) {
    return new Figure(name, Ratio.of(value));
  }
}
