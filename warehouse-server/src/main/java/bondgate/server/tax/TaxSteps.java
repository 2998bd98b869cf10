package bondgate.server.tax;

import static bondgate.server.tax.TaxStep.figure;

import java.util.ArrayList;
import java.util.List;

/** The steps from a line's dutiable price to its tax, told with their figures. */
final class TaxSteps {
  private TaxSteps() {}

  static List<TaxStep> of(TaxBase base, TaxMode mode, Ratio share, ExactTax exact, TaxFen tax) {
    List<TaxStep> steps = new ArrayList<>(statutory(base, mode, exact));
    steps.addAll(due(ExactTax.shareDue(mode, share), exact, tax));
    return steps;
  }

  private static List<TaxStep> statutory(TaxBase base, TaxMode mode, ExactTax exact) {
    TaxStep.Figure dutiable = figure(FigureName.DUTIABLE, base.dutiableFen());
    TaxStep.Figure tariff = figure(FigureName.TARIFF, exact.legalTariff());
    return List.of(
        TaxStep.of(
            StepName.TARIFF,
            exact.legalTariff(),
            dutiable,
            figure(FigureName.TARIFF_RATE, ExactTax.tariffRate(base, mode))),
        TaxStep.of(
            StepName.CONSUMPTION_TAX,
            exact.legalConsumption(),
            dutiable,
            tariff,
            figure(FigureName.SPECIFIC_AMOUNT, base.specificFen()),
            figure(FigureName.CONSUMPTION_RATE, base.consumptionRate())),
        TaxStep.of(
            StepName.VALUE_ADDED_TAX,
            exact.legalVat(),
            dutiable,
            tariff,
            figure(FigureName.CONSUMPTION, exact.legalConsumption()),
            figure(FigureName.VAT_RATE, base.vatRate())));
  }

  private static List<TaxStep> due(Ratio share, ExactTax exact, TaxFen tax) {
    TaxStep.Figure due = figure(FigureName.SHARE, share);
    return List.of(
        TaxStep.rounding(
            StepName.TARIFF_DUE,
            exact.tariff(),
            tax.tariffFen(),
            figure(FigureName.TARIFF, exact.legalTariff())),
        TaxStep.rounding(
            StepName.CONSUMPTION_TAX_DUE,
            exact.consumption(),
            tax.consumptionFen(),
            figure(FigureName.CONSUMPTION, exact.legalConsumption()),
            due),
        TaxStep.rounding(
            StepName.VALUE_ADDED_TAX_DUE,
            exact.vat(),
            tax.vatFen(),
            figure(FigureName.VAT, exact.legalVat()),
            due),
        TaxStep.of(
            StepName.LINE_TAX,
            Ratio.of(tax.totalFen()),
            figure(FigureName.TARIFF_DUE, tax.tariffFen()),
            figure(FigureName.CONSUMPTION_DUE, tax.consumptionFen()),
            figure(FigureName.VAT_DUE, tax.vatFen())));
  }
}
