package bondgate.server.tax;

import static bondgate.server.tax.TaxStep.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The whole decision about an order, over given tables and rules: the same question, the same
 * answer.
 */
public final class TaxCalculation {
  private final TaxTables tables;
  private final TaxRules rules;

  public TaxCalculation(TaxTables tables, TaxRules rules) {
    this.tables = tables;
    this.rules = rules;
  }

  /** The order's tax, or all that speaks against it. */
  public QuoteResult quote(QuoteRequest request) {
    List<DutiableLine> priced = DutiablePrices.of(request, rules.remainderTo());
    long dutiableFen =
        priced.stream().mapToLong(DutiableLine::dutiableFen).reduce(0, Math::addExact);
    Optional<LimitRow> limits = tables.limits(request.day());
    List<TaxStep> steps = new ArrayList<>();
    steps.add(TaxStep.of(StepName.ORDER_DUTIABLE_PRICE, Ratio.of(dutiableFen)));
    limits.ifPresent(row -> steps.addAll(limitSteps(row, request, dutiableFen)));
    Optional<LimitDecision> decision =
        limits.map(
            row -> PurchaseLimit.decide(row, request.usedFen(), dutiableFen, request.pieces()));

    List<TaxRefusal> refusals = new ArrayList<>(refusals(request));
    if (decision.isEmpty()) {
      refusals.add(new TaxRefusal.NoLimitsInForce(request.day(), tables.firstLimits()));
    } else if (decision.get() instanceof LimitDecision.Refused refused) {
      refusals.addAll(refused.refusals());
    }
    if (!refusals.isEmpty()) {
      return new QuoteResult.Refused(refusals, priced, steps);
    }
    // From here on there is a quote.
    return new QuoteResult.Quoted(
        quoted(request, limits.orElseThrow(), decision.orElseThrow(), priced, steps));
  }

  private TaxQuote quoted(
      QuoteRequest request,
      LimitRow limits,
      LimitDecision decision,
      List<DutiableLine> priced,
      List<TaxStep> steps) {
    boolean full = decision instanceof LimitDecision.Full;
    TaxMode mode = full ? TaxMode.FULL : TaxMode.COMPREHENSIVE;
    List<LineTax> lines =
        priced.stream().map(line -> taxed(request, line, mode, limits.share())).toList();
    TaxFen tax = lines.stream().map(LineTax::tax).reduce(TaxFen.NONE, TaxFen::plus);
    steps.add(
        TaxStep.of(
            StepName.ORDER_TAX,
            Ratio.of(tax.totalFen()),
            figure(FigureName.TARIFF_DUE, tax.tariffFen()),
            figure(FigureName.CONSUMPTION_DUE, tax.consumptionFen()),
            figure(FigureName.VAT_DUE, tax.vatFen())));
    long dutiableFen = priced.stream().mapToLong(DutiableLine::dutiableFen).sum();
    return new TaxQuote(
        mode, limits, dutiableFen, request.usedFen() + dutiableFen, lines, tax, steps);
  }

  private static List<TaxStep> limitSteps(LimitRow row, QuoteRequest request, long dutiableFen) {
    return List.of(
        TaxStep.of(
            StepName.SINGLE_LIMIT,
            Ratio.of(dutiableFen),
            figure(FigureName.ORDER_DUTIABLE, dutiableFen),
            figure(FigureName.SINGLE_LIMIT, row.singleFen()),
            figure(FigureName.PIECES, request.pieces())),
        TaxStep.of(
            StepName.ANNUAL_LIMIT,
            Ratio.of(Math.addExact(request.usedFen(), dutiableFen)),
            figure(FigureName.USED, request.usedFen()),
            figure(FigureName.ORDER_DUTIABLE, dutiableFen),
            figure(FigureName.ANNUAL_LIMIT, row.annualFen())));
  }

  private List<TaxRefusal> refusals(QuoteRequest request) {
    List<TaxRefusal> found = new ArrayList<>();
    Boolean bonded = rules.bondedByTradeMode().get(request.tradeMode());
    if (bonded == null) {
      found.add(
          new TaxRefusal.TradeModeUnknown(
              request.tradeMode(), List.copyOf(new TreeSet<>(rules.bondedByTradeMode().keySet()))));
    }
    for (int number = 1; number <= request.lines().size(); number++) {
      int line = number;
      QuoteLine asked = request.lines().get(number - 1);
      Optional<ListedGoods> listed = tables.listed(asked.hsCode(), request.day());
      Optional<RateRow> rate = tables.rate(asked.hsCode(), request.day());
      if (listed.isEmpty()) {
        found.add(
            new TaxRefusal.NotOnPositiveList(Optional.of(number), asked.hsCode(), request.day()));
      } else if (listed.get().bondedOnly() && Boolean.FALSE.equals(bonded)) {
        found.add(
            new TaxRefusal.OnlyBonded(Optional.of(number), asked.hsCode(), request.tradeMode()));
      }
      if (rate.isEmpty()) {
        found.add(new TaxRefusal.RateUnknown(Optional.of(number), asked.hsCode(), request.day()));
      }
      rate.flatMap(row -> ConsumptionBase.refusal(line, asked, row)).ifPresent(found::add);
    }
    return found;
  }

  private LineTax taxed(QuoteRequest request, DutiableLine priced, TaxMode mode, Ratio share) {
    String hsCode = priced.line().hsCode();
    RateRow rate = tables.rate(hsCode, request.day()).orElseThrow();
    ConsumptionBase consumption = ConsumptionBase.of(priced, rate);
    TaxBase base =
        new TaxBase(
            Ratio.of(priced.dutiableFen()),
            rate.tariffRate(),
            rate.vatRate(),
            consumption.rate(),
            consumption.specificFen());
    ExactTax exact = ExactTax.of(base, mode, share);
    TaxFen tax = exact.rounded(rules.rounding());
    List<TaxStep> steps = new ArrayList<>(priced.steps());
    steps.addAll(consumption.steps());
    steps.addAll(TaxSteps.of(base, mode, share, exact, tax));
    return new LineTax(
        priced, tables.listed(hsCode, request.day()).orElseThrow(), rate, tax, steps);
  }
}
