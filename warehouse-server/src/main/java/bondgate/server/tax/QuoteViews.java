package bondgate.server.tax;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * How quotes and refusals are shown to programs. Money in fen, but exact results in CNY as text.
 */
final class QuoteViews {
  private static final int PLACES = 6;
  private static final Ratio FEN_IN_A_YUAN = Ratio.of(100);

  private final Bilingual words = new Bilingual();

  /** A quote. */
  record Quote(
      String status,
      String tables,
      LocalDate orderDay,
      String tradeMode,
      String rule,
      String ruleZh,
      String ruleEn,
      TaxRounding rounding,
      long dutiableFen,
      Limits limits,
      Tax tax,
      List<Line> lines,
      List<Step> steps) {}

  /** The limits in force, and where the buyer's year stands with this order. */
  record Limits(
      LocalDate from,
      long singleFen,
      long annualFen,
      long usedBeforeFen,
      long usedAfterFen,
      long leftFen) {}

  /** Taxes in whole fen. */
  record Tax(long tariffFen, long consumptionFen, long vatFen, long totalFen) {}

  /** A line with its tax. */
  record Line(
      int line,
      String hsCode,
      long quantity,
      long goodsFen,
      long freightFen,
      long insuranceFen,
      long dutiableFen,
      Rates rates,
      Listing listing,
      Tax tax,
      List<Step> steps) {}

  /** The row that it is taxed by. */
  record Rates(
      String hs, LocalDate from, String tariff, String vat, String consumption, String source) {}

  /** What the positive list says. */
  record Listing(String hs, LocalDate from, boolean bondedOnly, String remarkZh, String remarkEn) {}

  /** A step; the result is in CNY with six places. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Step(
      String name,
      String zh,
      String en,
      String formula,
      List<Figure> figures,
      String resultYuan,
      Long roundedFen) {}

  /** A figure of a formula: CNY where it is money, else a plain number. */
  record Figure(String symbol, String zh, String en, String value) {}

  /** A refusal, in the shape of all of this server, and all others that speak against the order. */
  record Refused(
      String status,
      String code,
      String received,
      String expected,
      String todo,
      List<Reason> refusals,
      List<PricedLine> lines,
      List<Step> steps) {}

  /** One reason. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Reason(
      String code,
      Integer line,
      String zh,
      String en,
      String received,
      String expected,
      String todo) {}

  /** A line whose tax is not computed. */
  record PricedLine(int line, String hsCode, long dutiableFen, List<Step> steps) {}

  /** A question that is none. */
  record Malformed(String status, String code, String received, String expected, String todo) {
    static Malformed of(MalformedQuoteException e) {
      return new Malformed(
          "refused", "malformed", e.received(), e.expected(), "correct the request");
    }
  }

  Quote quote(QuoteRequest request, TaxQuote quote, String tables, TaxRules rules) {
    Bilingual.Text rule = words.of(quote.mode());
    LimitRow limits = quote.limits();
    return new Quote(
        "quoted",
        tables,
        request.day(),
        request.tradeMode(),
        quote.mode().name(),
        rule.zh(),
        rule.en(),
        rules.rounding(),
        quote.dutiableFen(),
        new Limits(
            limits.from(),
            limits.singleFen(),
            limits.annualFen(),
            request.usedFen(),
            quote.usedAfterFen(),
            limits.annualFen() - quote.usedAfterFen()),
        tax(quote.tax()),
        quote.lines().stream().map(this::line).toList(),
        steps(quote.steps()));
  }

  Refused refused(QuoteResult.Refused refused) {
    TaxRefusal first = refused.refusals().get(0);
    return new Refused(
        "refused",
        first.code(),
        first.received(),
        first.expected(),
        first.todo(),
        refused.refusals().stream().map(this::reason).toList(),
        refused.lines().stream()
            .map(
                line ->
                    new PricedLine(
                        line.number(),
                        line.line().hsCode(),
                        line.dutiableFen(),
                        steps(line.steps())))
            .toList(),
        steps(refused.steps()));
  }

  private Reason reason(TaxRefusal refusal) {
    Bilingual.Text text = words.of(refusal);
    return new Reason(
        refusal.code(),
        refusal.line().orElse(null),
        text.zh(),
        text.en(),
        refusal.received(),
        refusal.expected(),
        refusal.todo());
  }

  private Line line(LineTax line) {
    DutiableLine priced = line.priced();
    RateRow rate = line.rate();
    ListedGoods listed = line.listed();
    return new Line(
        priced.number(),
        priced.line().hsCode(),
        priced.line().quantity(),
        priced.goodsFen(),
        priced.freightFen(),
        priced.insuranceFen(),
        priced.dutiableFen(),
        new Rates(
            rate.hs(),
            rate.from(),
            plain(rate.tariffRate(), 0),
            plain(rate.vatRate(), 0),
            plain(rate.consumptionRate(), 0),
            rate.source()),
        new Listing(
            listed.hs(), listed.from(), listed.bondedOnly(), listed.remarkZh(), listed.remarkEn()),
        tax(line.tax()),
        steps(line.steps()));
  }

  private static Tax tax(TaxFen tax) {
    return new Tax(tax.tariffFen(), tax.consumptionFen(), tax.vatFen(), tax.totalFen());
  }

  private List<Step> steps(List<TaxStep> steps) {
    return steps.stream().map(this::step).toList();
  }

  private Step step(TaxStep step) {
    Bilingual.Text text = words.of(step.name());
    return new Step(
        step.name().name(),
        text.zh(),
        text.en(),
        step.name().formula(),
        step.figures().stream().map(this::figure).toList(),
        step.result()
            .dividedBy(FEN_IN_A_YUAN)
            .decimal(PLACES, RoundingMode.HALF_UP)
            .toPlainString(),
        step.roundedFen().isPresent() ? step.roundedFen().getAsLong() : null);
  }

  private Figure figure(TaxStep.Figure figure) {
    Bilingual.Text text = words.of(figure.name());
    String value =
        switch (figure.name().shown()) {
          case MONEY -> plain(figure.value().dividedBy(FEN_IN_A_YUAN), 2);
          case NUMBER -> plain(figure.value(), 0);
        };
    return new Figure(figure.name().symbol(), text.zh(), text.en(), value);
  }

  /** Without trailing zeros, but with so many places at least. */
  private static String plain(Ratio value, int least) {
    BigDecimal shown = value.decimal(PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
    return (shown.scale() < least ? shown.setScale(least) : shown).toPlainString();
  }
}
