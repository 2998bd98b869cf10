package bondgate.server.tax;

import static bondgate.server.tax.TaxStep.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether consumption tax is levied on a line, and its specific amount: what goes by content.
 *
 * @param rate ad valorem, 0 below the threshold
 * @param specificFen for the whole line, 0 below the threshold
 * @param steps how it was decided
 */
record ConsumptionBase(Ratio rate, Ratio specificFen, List<TaxStep> steps) {

  /** Why it cannot be told; empty if it can. */
  static Optional<TaxRefusal> refusal(int number, QuoteLine line, RateRow row) {
    for (List<PerMeasure> needed : List.of(row.thresholds(), row.specific())) {
      if (needed.isEmpty()) {
        continue;
      }
      String units = PerMeasure.units(needed);
      if (line.content().isEmpty()) {
        return Optional.of(
            new TaxRefusal.ContentMissing(Optional.of(number), line.hsCode(), units));
      }
      Content content = line.content().get();
      if (PerMeasure.of(content.measure(), needed).isEmpty()) {
        return Optional.of(new TaxRefusal.ContentUnitDiffers(Optional.of(number), content, units));
      }
    }
    return Optional.empty();
  }

  /** Decides, for a line that {@link #refusal} had nothing against. */
  static ConsumptionBase of(DutiableLine priced, RateRow row) {
    List<TaxStep> steps = new ArrayList<>();
    QuoteLine line = priced.line();
    Optional<PerMeasure> threshold = inMeasure(line, row.thresholds());
    Optional<PerMeasure> specific = inMeasure(line, row.specific());
    if (threshold.isPresent()) {
      Ratio perUnit = Ratio.of(priced.dutiableFen()).dividedBy(contentOf(line));
      steps.add(
          TaxStep.of(
              StepName.CONTENT_PRICE,
              perUnit,
              figure(FigureName.DUTIABLE, priced.dutiableFen()),
              figure(FigureName.QUANTITY, line.quantity()),
              figure(FigureName.CONTENT, line.content().orElseThrow().amount()),
              figure(FigureName.THRESHOLD, threshold.get().fenPerUnit())));
      if (!perUnit.isAtLeast(threshold.get().fenPerUnit())) {
        return new ConsumptionBase(Ratio.ZERO, Ratio.ZERO, steps);
      }
    }
    Ratio amount = Ratio.ZERO;
    if (specific.isPresent()) {
      amount = specific.get().fenPerUnit().times(contentOf(line));
      steps.add(
          TaxStep.of(
              StepName.SPECIFIC_TAX,
              amount,
              figure(FigureName.SPECIFIC_RATE, specific.get().fenPerUnit()),
              figure(FigureName.CONTENT, line.content().orElseThrow().amount()),
              figure(FigureName.QUANTITY, line.quantity())));
    }
    return new ConsumptionBase(row.consumptionRate(), amount, steps);
  }

  private static Optional<PerMeasure> inMeasure(QuoteLine line, List<PerMeasure> alternatives) {
    return line.content().flatMap(content -> PerMeasure.of(content.measure(), alternatives));
  }

  private static Ratio contentOf(QuoteLine line) {
    return line.content().orElseThrow().amount().times(Ratio.of(line.quantity()));
  }
}
